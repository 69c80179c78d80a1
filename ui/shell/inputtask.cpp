// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/inputtask.h"

#include "core/base/text.h"

#include <QFileInfo>
#include <QFutureWatcher>
#include <QMimeData>
#include <QUrl>
#include <QtConcurrent>

namespace ui {

InputTask::InputTask(InputReader reader, QObject *parent)
    : QObject(parent)
    , m_reader(std::move(reader))
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(5000);
}

InputTask::~InputTask()
{
    *m_stop = true;
    m_pool.waitForDone();
}

void InputTask::cancel()
{
    *m_stop = true;
    m_stop = std::make_shared<std::atomic_bool>(false);
}

void InputTask::run(const QString &what, std::function<ioc::Extraction(const std::atomic_bool &)> work)
{
    ++m_running;
    Q_EMIT busyChanged(what);
    const auto stop = m_stop;
    auto *watcher = new QFutureWatcher<ioc::Extraction>(this); // a child: nothing arrives after we are gone
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, stop] {
        watcher->deleteLater();
        if (--m_running == 0)
            Q_EMIT busyChanged({});
        if (!*stop)
            Q_EMIT finished(watcher->result());
    });
    watcher->setFuture(
        QtConcurrent::run(&m_pool, [work = std::move(work), stop] { return *stop ? ioc::Extraction() : work(*stop); }));
}

void InputTask::readFiles(const QStringList &paths)
{
    if (!m_reader.files || paths.isEmpty())
        return;
    const QString name = base::singleLine(QFileInfo(paths.first()).fileName(), 60);
    run(paths.size() == 1 ? tr("Reading %1…").arg(name) : tr("Reading %n file(s)…", nullptr, int(paths.size())),
        [read = m_reader.files, paths](const std::atomic_bool &stop) { return read(paths, stop); });
}

void InputTask::readText(const QString &text, const QString &source)
{
    if (!m_reader.text || text.trimmed().isEmpty())
        return;
    run(tr("Reading the text…"),
        [read = m_reader.text, text, source](const std::atomic_bool &stop) { return read(text, source, stop); });
}

bool InputTask::isUsable(const QMimeData *data)
{
    return data && (data->hasUrls() || data->hasText());
}

InputTask::Dropped InputTask::take(const QMimeData *data)
{
    Dropped dropped;
    if (!data)
        return dropped;
    QStringList links;
    const QList<QUrl> urls = data->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile())
            dropped.files.append(url.toLocalFile());
        else if (url.isValid())
            links.append(url.toString());
    }
    if (dropped.files.size() == 1 && dropped.files.first().endsWith(QLatin1String(".mdticase"), Qt::CaseInsensitive))
        dropped.caseFile = dropped.files.takeFirst();
    // A file dragged from a file manager also carries its path as text: not an indicator.
    if (!links.isEmpty())
        dropped.text = links.join(QLatin1Char('\n'));
    else if (urls.isEmpty() && data->hasText())
        dropped.text = data->text();
    return dropped;
}

} // namespace ui
