// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/graph/layout.h"

#include "core/graph/layoutpipe.h"

#include <QFileInfo>
#include <QFutureWatcher>
#include <QProcess>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrent>

namespace graph {

namespace {

/// Graphviz in our own process cannot be stopped, so there it only gets what it does at once.
constexpr qint32 inProcessMaximum = 300;

/// Placing by distance takes a second or two for the largest graphs; the limit is meant for Graphviz.
constexpr int leastForRetry = 10'000;

} // namespace

class LayoutService::Private : public QObject
{
public:
    Private(LayoutService *service, QString helperPath)
        : q(service)
        , m_helperPath(std::move(helperPath))
    {
        m_pool.setMaxThreadCount(1);
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this, [this] {
            dropHelper();
            again(QStringLiteral("Graphviz took too long; placed by distance instead"));
        });
    }

    ~Private() override
    {
        stop();
        dropHelper();
        const QList<QProcess *> killed = findChildren<QProcess *>();
        for (QProcess *helper : killed) {
            helper->disconnect();
            helper->waitForFinished(1'000);
        }
        m_pool.waitForDone();
    }

    void start(LayoutInput input, quint64 ticket)
    {
        stop();
        m_ticket = ticket;
        m_busy = true;
        m_retried = false;
        m_note.clear();
        m_input = std::move(input);
        run();
    }

    /// Everything under way is forgotten at once; what cannot be killed (a thread) finishes unheard.
    void stop()
    {
        if (m_busy)
            dropHelper();
        m_busy = false;
        m_limit.stop();
        if (m_stop)
            m_stop->store(true);
        m_stop.reset();
    }

    LayoutService *q;
    int m_timeLimit = 20'000;
    bool m_busy = false;

private:
    void run()
    {
        if (m_helperMissing || !ensureHelper()) {
            runInThread();
            return;
        }
        m_limit.start(m_retried ? std::max(m_timeLimit, leastForRetry) : m_timeLimit);
        m_helper->write(framed(encode(m_input)));
    }

    bool ensureHelper()
    {
        if (m_helper)
            return true;
        if (!QFileInfo(m_helperPath).isExecutable()) {
            m_helperMissing = true;
            return false;
        }
        m_frames = {};
        m_helper = new QProcess(this);
        m_helper->setProgram(m_helperPath);
        m_helper->setStandardErrorFile(QProcess::nullDevice());
        connect(m_helper, &QProcess::readyReadStandardOutput, this, &Private::read);
        const auto onError = [this, helper = m_helper](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart && helper == m_helper)
                helperDidNotStart();
        };
        // Queued: it may be known before start() returns.
        connect(m_helper, &QProcess::errorOccurred, this, onError, Qt::QueuedConnection);
        connect(m_helper, &QProcess::finished, this, &Private::helperEnded);
        m_helper->start();
        return true;
    }

    void helperDidNotStart()
    {
        m_helperMissing = true;
        dropHelper();
        m_limit.stop();
        if (m_busy)
            runInThread();
    }

    void helperEnded()
    {
        dropHelper();
        if (m_busy)
            again(QStringLiteral("Graphviz failed; placed by distance instead"));
    }

    void dropHelper()
    {
        if (!m_helper)
            return;
        QProcess *helper = std::exchange(m_helper, nullptr);
        helper->disconnect(this);
        if (helper->state() == QProcess::NotRunning) {
            helper->deleteLater();
            return;
        }
        connect(helper, &QProcess::finished, helper, &QObject::deleteLater);
        helper->kill();
    }

    /// Once more, without what may have hung or crashed.
    void again(const QString &note)
    {
        if (m_retried) {
            fail(QStringLiteral("The layout helper failed twice."));
            return;
        }
        m_retried = true;
        m_note = note;
        m_input.graphvizMaximum = 0;
        run();
    }

    void read()
    {
        m_frames.add(m_helper->readAllStandardOutput());
        const std::optional<QByteArray> frame = m_frames.next();
        if (!frame && !m_frames.isBroken())
            return;
        const std::optional<LayoutResult> result = frame ? decodeResult(*frame) : std::nullopt;
        if (!result || result->positions.size() != m_input.items.size()) {
            dropHelper();
            if (m_busy)
                again(QStringLiteral("The layout helper gave no usable answer; placed by distance instead"));
            return;
        }
        if (m_busy)
            finish(*result);
    }

    void runInThread()
    {
        auto stop = std::make_shared<std::atomic_bool>(false);
        m_stop = stop;
        LayoutInput input = m_input;
        input.graphvizMaximum = std::min(input.graphvizMaximum, inProcessMaximum);
        auto *watcher = new QFutureWatcher<LayoutResult>(this);
        connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, stop] {
            watcher->deleteLater();
            if (!stop->load() && m_busy)
                finish(watcher->result());
        });
        watcher->setFuture(QtConcurrent::run(&m_pool, [input, stop] { return layOut(input, stop.get()); }));
    }

    void finish(LayoutResult result)
    {
        m_limit.stop();
        m_busy = false;
        m_stop.reset();
        if (result.note.isEmpty())
            result.note = m_note;
        Q_EMIT q->finished(m_ticket, result);
    }

    void fail(const QString &why)
    {
        m_limit.stop();
        m_busy = false;
        Q_EMIT q->failed(m_ticket, why);
    }

    QTimer m_limit;
    QString m_helperPath;
    bool m_helperMissing = false;
    QProcess *m_helper = nullptr; ///< a child; idle between layouts
    FrameReader m_frames;
    LayoutInput m_input;
    quint64 m_ticket = 0;
    bool m_retried = false;
    QString m_note;
    std::shared_ptr<std::atomic_bool> m_stop; ///< of the thread's layout
    QThreadPool m_pool; ///< one thread: Graphviz must not run twice at once
};

LayoutService::LayoutService(QString helperPath, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(this, std::move(helperPath)))
{
}

LayoutService::~LayoutService() = default;

quint64 LayoutService::request(LayoutInput input)
{
    static quint64 tickets = 0;
    const quint64 ticket = ++tickets;
    d->start(std::move(input), ticket);
    return ticket;
}

void LayoutService::cancel()
{
    d->stop();
}

bool LayoutService::isBusy() const
{
    return d->m_busy;
}

void LayoutService::setTimeLimit(int milliseconds)
{
    d->m_timeLimit = milliseconds;
}

int LayoutService::timeLimit() const
{
    return d->m_timeLimit;
}

} // namespace graph
