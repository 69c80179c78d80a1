// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/settingsdialog.h"

#include "core/base/savefile.h"
#include "core/base/text.h"
#include "core/settings/transfer.h"
#include "ui/dialogs/settingrow.h"
#include "ui/dialogs/settingwords.h"
#include "ui/theme/button.h"
#include "ui/theme/hairline.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/searchfield.h"

#include <QFileDialog>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace ui {

namespace {

constexpr int dialogMargin = theme::metrics::pageMargin;
constexpr qint64 mostBytes = 1024 * 1024;

/// Any thread; the sentence says how it went.
QString writeTransfer(const QString &path, const QByteArray &json)
{
    if (const base::Status saved = base::saveFile(path, json); !saved)
        return SettingsDialog::tr("%1 cannot be written: %2.").arg(path, saved.error().detail);
    return SettingsDialog::tr("Written to %1, without secrets.").arg(path);
}

base::Result<QByteArray> readTransfer(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::failure(base::Failure::BadInput,
                             SettingsDialog::tr("%1 cannot be read: %2.").arg(path, file.errorString()));
    return file.read(mostBytes + 1);
}

} // namespace

SettingsDialog::SettingsDialog(settings::Settings *settings, settings::TenantProfiles *profiles,
                               std::function<void(QWidget *)> forget, QWidget *parent)
    : QDialog(parent)
    , m_settings(settings)
    , m_profiles(profiles)
    , m_search(new theme::SearchField(tr("Find a setting")))
    , m_said(new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted))
    , m_nothing(new theme::Label(tr("No setting is called so."), theme::Text::Base, theme::Label::Ink::Muted))
    , m_scroll(new QScrollArea)
{
    setWindowTitle(tr("Settings"));
    m_search->setAccessibleName(tr("Find a setting"));
    m_said->setWordWrap(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidget(makeRows());
    auto *top = new QVBoxLayout;
    top->setContentsMargins(dialogMargin, dialogMargin, dialogMargin, dialogMargin);
    top->addWidget(m_search);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(new theme::Hairline);
    column->addWidget(m_scroll, 1);
    column->addWidget(new theme::Hairline);
    column->addWidget(makeButtons(std::move(forget)));
    resize(760, 620);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::filter);
    connect(settings, &settings::Settings::notWritten, this, [this](const base::Error &error) {
        say(tr("%1 What you set holds until you close the program.").arg(error.detail));
    });
    filter({});
    m_search->setFocus();
}

SettingsDialog::~SettingsDialog() = default;

QWidget *SettingsDialog::makeRows()
{
    auto *inner = new QWidget;
    auto *column = new QVBoxLayout(inner);
    column->setContentsMargins(dialogMargin, dialogMargin, dialogMargin, dialogMargin);
    column->setSpacing(14);
    QString last;
    for (const settings::Setting &setting : settings::table()) {
        const QString group = SettingWords::group(setting.key);
        if (group != last) {
            last = group;
            auto *title = new theme::Label(group, theme::Text::Title);
            m_groups.append(Group{title, {}});
            column->addWidget(title);
        }
        auto *row = new SettingRow(m_settings, setting);
        m_groups.last().rows.append(row);
        column->addWidget(row);
    }
    column->addWidget(m_nothing);
    column->addStretch(1);
    return inner;
}

QWidget *SettingsDialog::makeButtons(std::function<void(QWidget *)> forget)
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(dialogMargin, 10, dialogMargin, 10);
    auto *importAll = new theme::Button(tr("Import…"));
    auto *exportAll = new theme::Button(tr("Export…"));
    auto *forgetAll = new theme::Button(tr("Forget everything…"));
    auto *close = new theme::Button(tr("Close"));
    for (theme::Button *button : {importAll, exportAll, forgetAll})
        button->setAutoDefault(false);
    exportAll->setToolTip(tr("Settings and tenants as a file; never a secret"));
    row->addWidget(importAll);
    row->addWidget(exportAll);
    row->addWidget(forgetAll);
    row->addWidget(m_said, 1);
    row->addWidget(close);
    forgetAll->setVisible(bool(forget));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(forgetAll, &QPushButton::clicked, this, [this, forget = std::move(forget)] {
        forget(this);
        refresh();
    });
    connect(importAll, &QPushButton::clicked, this, [this] {
        const QString path
            = QFileDialog::getOpenFileName(this, tr("Import settings"), {}, tr("Settings (*.json);;All files (*)"));
        if (!path.isEmpty())
            importFrom(path);
    });
    connect(exportAll, &QPushButton::clicked, this, [this] {
        const QString path = QFileDialog::getSaveFileName(this, tr("Export settings"),
                                                          QStringLiteral("mdti-actor-lookup-settings.json"),
                                                          tr("Settings (*.json)"));
        if (!path.isEmpty())
            exportTo(path);
    });
    return bar;
}

SettingRow *SettingsDialog::row(const QString &key) const
{
    for (const Group &group : m_groups) {
        for (SettingRow *row : group.rows) {
            if (row->key() == key)
                return row;
        }
    }
    return nullptr;
}

void SettingsDialog::filter(const QString &text)
{
    const QString wanted = text.trimmed();
    bool anything = false;
    for (const Group &group : std::as_const(m_groups)) {
        bool any = false;
        for (SettingRow *row : group.rows) {
            const bool fits = wanted.isEmpty() || row->matches(wanted);
            row->setVisible(fits);
            any = any || fits;
        }
        group.title->setVisible(any);
        anything = anything || any;
    }
    m_nothing->setVisible(!anything);
}

void SettingsDialog::refresh()
{
    for (const Group &group : std::as_const(m_groups)) {
        for (SettingRow *row : group.rows)
            row->refresh();
    }
}

void SettingsDialog::say(const QString &sentence)
{
    m_said->setText(base::singleLine(sentence));
}

QString SettingsDialog::said() const
{
    return m_said->text();
}

void SettingsDialog::exportTo(const QString &path)
{
    auto *watcher = new QFutureWatcher<QString>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher] {
        watcher->deleteLater();
        say(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(writeTransfer, path, settings::exported(*m_settings, *m_profiles)));
}

void SettingsDialog::importFrom(const QString &path)
{
    auto *watcher = new QFutureWatcher<base::Result<QByteArray>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, path] {
        watcher->deleteLater();
        const base::Result<QByteArray> json = watcher->result();
        if (json)
            takeOver(path, *json);
        else
            say(json.error().detail);
    });
    watcher->setFuture(QtConcurrent::run(readTransfer, path));
}

void SettingsDialog::takeOver(const QString &path, const QByteArray &json)
{
    const base::Result<QStringList> problems = settings::imported(json, *m_settings, *m_profiles);
    refresh();
    if (!problems)
        say(problems.error().detail);
    else if (problems->isEmpty())
        say(tr("Taken over from %1.").arg(path));
    else
        say(tr("Taken over, but for %n: %1", nullptr, int(problems->size())).arg(problems->first()));
}

} // namespace ui
