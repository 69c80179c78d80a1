// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/statusline.h"

#include "core/base/text.h"
#include "ui/pages/countdown.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"
#include "ui/theme/meter.h"
#include "ui/theme/metrics.h"
#include "ui/theme/sentence.h"
#include "ui/theme/theme.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>
#include <QStatusBar>

namespace ui {

namespace {
using Phase = chain::Progress::Phase;
}

/// A small icon with a word or two.
class StatusLine::Item : public QWidget
{
public:
    explicit Item(const QString &icon, QWidget *parent = nullptr)
        : QWidget(parent)
        , m_icon(icon)
    {
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }
    void set(const QString &text, const QString &icon = {})
    {
        if (!icon.isEmpty())
            m_icon = icon;
        m_text = text;
        setAccessibleName(text);
        setVisible(!text.isEmpty());
        updateGeometry();
        update();
    }
    void setWaiting(bool waiting) { m_waiting = waiting; }
    void setGood(bool good) { m_good = good; }
    void setSide(int side) { m_side = side; } ///< room before the icon
    const QString &text() const { return m_text; }
    QSize sizeHint() const override
    {
        const QFontMetrics metrics(theme::font(theme::Text::Small));
        return QSize(m_side + 13 + (m_text == QLatin1String(" ") ? 0 : 5 + metrics.horizontalAdvance(m_text)),
                     metrics.height());
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const picture::Colours &c = theme::colours();
        QPainter painter(this);
        const QColor ink = m_waiting ? c.suspiciousText : m_good ? c.ok : c.muted;
        painter.drawPixmap(m_side, (height() - 13) / 2, theme::iconPixmap(m_icon, 13, devicePixelRatioF(), ink));
        painter.setFont(theme::font(theme::Text::Small));
        painter.setPen(m_waiting ? c.suspiciousText : c.muted);
        painter.drawText(rect().adjusted(m_side + 18, 0, 2, 0), Qt::AlignVCenter | Qt::TextSingleLine, m_text);
    }

private:
    QString m_icon, m_text;
    bool m_waiting = false, m_good = false;
    int m_side = 0;
};

StatusLine::StatusLine(Workspace *workspace, Countdown *countdown, QStatusBar *bar)
    : QObject(bar)
    , m_workspace(workspace)
    , m_countdown(countdown)
    , m_left(new QWidget)
    , m_meter(new theme::Meter(theme::Meter::Ink::Accent, 6))
    , m_main(new theme::Sentence)
    , m_more(new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted))
    , m_done(new Item(QStringLiteral("check")))
    , m_pause(new Item(QStringLiteral("wait")))
    , m_offline(new Item(QStringLiteral("cloud-off")))
    , m_tlp(new Item(QStringLiteral("shield")))
    , m_tenant(new Item(QStringLiteral("connect")))
    , m_secrets(new Item(QStringLiteral("lock")))
{
    bar->setSizeGripEnabled(false);
    bar->setFont(theme::font(theme::Text::Small));
    bar->setContentsMargins(4, 1, 12, 0);
    bar->setMinimumHeight(theme::metrics::statusHeight);
    auto *row = new QHBoxLayout(m_left);
    row->setContentsMargins(6, 0, 0, 0);
    row->setSpacing(12);
    m_meter->setFixedWidth(120);
    m_meter->setAccessibleName(tr("Progress of the run"));
    m_main->setSmall(true);
    m_done->setGood(true);
    m_pause->setWaiting(true);
    m_more->setElided(Qt::ElideRight);
    row->addWidget(m_meter);
    row->addWidget(m_done);
    row->setSpacing(8);
    row->addWidget(m_main);
    row->addWidget(m_pause);
    row->addWidget(m_more, 1);
    bar->addWidget(m_left, 1);
    for (Item *item : {m_offline, m_tlp, m_tenant, m_secrets}) {
        bar->addPermanentWidget(item);
        item->setSide(8);
    }
    m_offline->setWaiting(true);
    m_offline->set({});
    m_tlp->set({});
    setTenant({});
    m_slow.setSingleShot(true);
    m_slow.setInterval(250);
    connect(&m_slow, &QTimer::timeout, this, &StatusLine::refresh);
    const auto later = [this] {
        if (!m_slow.isActive())
            m_slow.start();
    };
    connect(workspace, &Workspace::progressChanged, this, later);
    connect(workspace, &Workspace::inputChanged, this, later);
    connect(workspace, &Workspace::assessmentChanged, this, later);
    connect(workspace, &Workspace::wasReset, this, [this] { m_total = 0; });
    connect(countdown, &Countdown::ticked, this, &StatusLine::refresh);
    refresh();
}

void StatusLine::setTenant(const RunControl::TenantInfo &tenant)
{
    switch (tenant.kind) {
    case RunControl::Tenant::None:
        m_tenant->set(tr("No tenant connected"), QStringLiteral("connect"));
        break;
    case RunControl::Tenant::Sample:
        m_tenant->set(tr("Sample tenant"), QStringLiteral("sample"));
        break;
    case RunControl::Tenant::Connected:
        m_tenant->set(base::singleLine(tenant.name, 48), QStringLiteral("connect"));
        break;
    }
    m_secrets->set(base::singleLine(tenant.secretStore, 32));
    m_secrets->setToolTip(tr("Where secrets are kept"));
    m_tenant->setToolTip(tr("Who answers"));
}

void StatusLine::setOffline(bool offline)
{
    m_offline->set(offline ? tr("Offline") : QString());
    m_offline->setToolTip(tr("Nobody is asked: only what the case and this computer have is used"));
}

void StatusLine::setTlp(const QString &mark)
{
    m_tlp->set(base::singleLine(mark, 24));
    m_tlp->setToolTip(tr("How far this case may be passed on"));
}

void StatusLine::setReading(const QString &what)
{
    m_reading = what;
    refresh();
}

QString StatusLine::text() const
{
    return m_main->text();
}

QString StatusLine::finishedText() const
{
    const chain::Investigation &investigation = m_workspace->investigation();
    QStringList parts = {tr("%n host(s)", nullptr, int(investigation.hosts().size())),
                         tr("%n record(s)", nullptr, int(investigation.records().size())),
                         tr("%n actor(s)", nullptr, int(m_workspace->assessment().actors.size()))};
    if (const qsizetype missing = investigation.incomplete().size(); missing > 0)
        parts.append(tr("%n answer(s) missing", nullptr, int(missing)));
    return parts.join(QStringLiteral(" · "));
}

void StatusLine::refresh()
{
    const QLocale locale;
    const chain::Progress &progress = m_workspace->progress();
    const chain::Stats &stats = m_workspace->investigation().stats();
    const bool going
        = progress.phase == Phase::Running || progress.phase == Phase::Paused || progress.phase == Phase::ServicePause;
    m_meter->setVisible(going);
    m_done->set(progress.phase == Phase::Finished && m_reading.isEmpty() ? QStringLiteral(" ") : QString());
    m_main->setMuted(!going);
    QString main, more, strong;
    if (!m_reading.isEmpty()) {
        main = m_reading;
    } else if (going) {
        m_total = std::max(m_total, progress.total);
        m_meter->setValue(m_total > 0 ? double(progress.done) / double(m_total) : 0);
        main = tr("%1 of about %2").arg(locale.toString(progress.done), locale.toString(m_total));
        QStringList parts;
        if (progress.phase == Phase::Paused)
            parts.append(tr("paused by you"));
        parts.append(tr("%1 of %2 at once").arg(progress.inFlight).arg(progress.width));
        parts.append(tr("%1 wait").arg(locale.toString(progress.waiting)));
        parts.append(tr("%1 from cache").arg(locale.toString(stats.cacheHits)));
        more = parts.join(QStringLiteral(" · "));
    } else if (progress.phase == Phase::Finished) {
        strong = tr("Finished");
        main = tr("%1 · %2").arg(strong, finishedText());
        more = tr("%1 in %2 s · %3 from cache")
                   .arg(tr("%n request(s)", nullptr, int(stats.requests)),
                        locale.toString(double(stats.elapsedMs) / 1000, 'f', 1), locale.toString(stats.cacheHits));
    } else {
        main = m_workspace->isEmpty()
            ? tr("Ready")
            : tr("%n indicator(s) ready", nullptr, int(m_workspace->investigation().indicators.size()));
    }
    m_main->setText(main, {strong});
    m_more->setElidedText(more);
    m_pause->set(going && m_countdown->isRunning() ? tr("pause %1 s").arg(m_countdown->secondsLeft()) : QString());
}

} // namespace ui
