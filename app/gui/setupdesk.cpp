// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/setupdesk.h"

#include "app/audit.h"
#include "app/gui/connectservice.h"
#include "app/gui/runservice.h"
#include "app/saved.h"
#include "core/base/text.h"
#include "ui/dialogs/auditdialog.h"
#include "ui/dialogs/connectwizard.h"
#include "ui/dialogs/settingsdialog.h"
#include "ui/dialogs/signindialog.h"
#include "ui/dialogs/tenantsdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/theme/button.h"
#include "ui/theme/strip.h"
#include "ui/theme/theme.h"

namespace app {

namespace {

const QString themeSetting = QStringLiteral("appearance/theme");
const QString proxySetting = QStringLiteral("network/proxy"), auditSetting = QStringLiteral("privacy/auditDays");

theme::Mode modeFrom(const QString &word)
{
    return word == u"dark" ? theme::Mode::Dark : word == u"light" ? theme::Mode::Light : theme::Mode::System;
}

QString wordFor(theme::Mode mode)
{
    return mode == theme::Mode::Dark ? QStringLiteral("dark")
        : mode == theme::Mode::Light ? QStringLiteral("light")
                                     : QStringLiteral("system");
}

void showOnce(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
}

} // namespace

SetupDesk::SetupDesk(settings::TenantProfiles *profiles, ConnectService *connect, QSettings *layout, QObject *parent)
    : QObject(parent)
    , m_profiles(profiles)
    , m_connect(connect)
    , m_tenants(profiles, &m_settings, connect, layout)
{
    const QPointer<SetupDesk> self(this);
    m_audit = app::openAudit(m_settings, &m_auditProblem, [self](const base::Error &error) {
        QMetaObject::invokeMethod(
            qApp,
            [self, error] {
                if (self && self->m_window)
                    self->m_window->say(error.detail);
            },
            Qt::QueuedConnection);
    });
    m_settings.writeInBackground();
    connect->setAudit(m_audit);
    connect->setDesk(m_signIn.desk());
}

SetupDesk::~SetupDesk() = default;

void SetupDesk::fill(ui::Parts &parts)
{
    parts.setup = [service = m_connect](QWidget *parent) -> QDialog * { return new ui::ConnectWizard(service, parent); };
    parts.settings = [this](QWidget *parent) -> QDialog * {
        return new ui::SettingsDialog(
            &m_settings, m_profiles, [this](QWidget *from) { forget(from); }, parent);
    };
}

void SetupDesk::attach(ui::MainWindow *window, RunService *run)
{
    m_window = window;
    m_run = run;
    addCommands();
    followTheme();
    followSettings();
    m_strip = new theme::Strip(theme::Strip::Kind::Warning);
    m_strip->setObjectName(QStringLiteral("signInStrip"));
    theme::Button *button = m_strip->addButton(tr("Sign in…"));
    button->setObjectName(QStringLiteral("signInNow"));
    window->addStrip(m_strip);
    connect(button, &QPushButton::clicked, this, &SetupDesk::openSignIn);
    connect(&m_signIn, &ui::SignInControl::changed, this, &SetupDesk::refreshStrip);
    connect(m_signIn.desk(), &SignInDesk::notKept, window, [window](const QString &why) {
        window->say(tr("%1 The sign-in holds until you close the program.").arg(base::singleLine(why)));
    });
    addNotices();
    // A sign-in of a run changes what is known about the tenant.
    connect(m_signIn.desk(), &SignInDesk::signedIn, m_connect, &ConnectService::refresh);
    refreshStrip();
    if (!m_audit)
        window->say(m_auditProblem);
}

void SetupDesk::addCommands()
{
    auto *tenants = new QAction(tr("Tenants…"), m_window);
    tenants->setStatusTip(tr("Use another tenant, rename or delete one"));
    connect(tenants, &QAction::triggered, this, &SetupDesk::openTenants);
    auto *audit = new QAction(tr("Audit log…"), m_window);
    audit->setStatusTip(tr("What was asked and written, to read, verify and export"));
    connect(audit, &QAction::triggered, this, &SetupDesk::openAudit);
    m_window->addCommand(ui::Actions::ToolsMenu, tenants);
    m_window->addCommand(ui::Actions::ToolsMenu, audit);
}

void SetupDesk::followTheme()
{
    theme::Theme *looks = theme::Theme::instance();
    if (!looks)
        return;
    if (m_settings.isSet(themeSetting) && looks->mode() == theme::Mode::System)
        looks->setMode(modeFrom(m_settings.value(themeSetting).toString()));
    connect(looks, &theme::Theme::modeChanged, this, [this](theme::Mode mode) {
        const ui::Actions::Id id = mode == theme::Mode::Dark ? ui::Actions::ThemeDark
            : mode == theme::Mode::Light                     ? ui::Actions::ThemeLight
                                                             : ui::Actions::ThemeSystem;
        if (m_window)
            m_window->actions()[id]->setChecked(true);
        if (m_settings.value(themeSetting).toString() != wordFor(mode))
            static_cast<void>(m_settings.set(themeSetting, wordFor(mode))); // next time as it was before, then
    });
}

void SetupDesk::applyChainDefaults()
{
    chain::Options options = m_window->runOptions();
    const chain::Options wanted = chainDefaults(m_settings);
    options.depth = wanted.depth;
    options.fanout = wanted.fanout;
    options.actorRules = wanted.actorRules;
    m_window->setRunOptions(options);
}

void SetupDesk::followSettings()
{
    applyChainDefaults();
    connect(&m_settings, &settings::Settings::changed, this, &SetupDesk::settingChanged);
    connect(&m_settings, &settings::Settings::notWritten, m_window, [window = m_window](const base::Error &error) {
        window->say(tr("%1 What you set holds until you close the program.").arg(error.detail));
    });
    connect(m_run, &ui::RunControl::finished, this, [this] {
        if (std::exchange(m_stale, false) && !m_run->sampleInUse())
            m_run->reconnect(m_connect->tenantName(), m_connect->secretStore());
    });
}

void SetupDesk::settingChanged(const QString &key)
{
    if (key == proxySetting)
        applyProxy(m_settings); // of the whole program, from the next request on
    if (!m_window)
        return;
    if (key == themeSetting) {
        if (theme::Theme *looks = theme::Theme::instance())
            looks->setMode(modeFrom(m_settings.value(key).toString()));
    } else if (key.startsWith(QLatin1String("chain/"))) {
        applyChainDefaults();
    } else if (key.startsWith(QLatin1String("incidents/"))) {
        return; // asked for when they are needed
    } else if (key == auditSetting) {
        if (m_audit)
            m_audit->setKeepDays(m_settings.value(key).toInt());
    } else if (m_run->isRunning()) {
        m_stale = true;
        m_run->followSettings();
    } else if (!m_run->sampleInUse()) {
        m_run->reconnect(m_connect->tenantName(), m_connect->secretStore());
    }
}

void SetupDesk::refreshStrip()
{
    if (!m_strip || !m_window)
        return; // the window goes first
    const bool wanted = m_signIn.state() != ui::SignInControl::State::Idle;
    if (wanted)
        m_strip->setText(tr("%1 Requests wait, nothing is lost.").arg(base::singleLine(m_signIn.reason(), 200)));
    m_window->showStrip(m_strip, wanted);
}

/// A line that may be closed.
theme::Strip *SetupDesk::addNotice(const QString &name)
{
    auto *strip = new theme::Strip(theme::Strip::Kind::Warning);
    strip->setObjectName(name);
    strip->setClosable(true);
    m_window->addStrip(strip);
    return strip;
}

/// Somebody has to make a new secret, and that may take days: told weeks before, once in each session. So is where a
/// secret is kept that no keychain takes.
void SetupDesk::addNotices()
{
    m_memoryStrip = addNotice(QStringLiteral("memoryStrip"));
    m_memoryStrip->setText(tr("No keychain found. What you sign in with is kept until you close the program."));
    connect(m_memoryStrip, &theme::Strip::closed, this, [this] { m_memoryTold = true; });
    m_expiryStrip = addNotice(QStringLiteral("expiryStrip"));
    m_startExpiryStrip = new theme::Strip(theme::Strip::Kind::Warning);
    m_startExpiryStrip->setObjectName(QStringLiteral("startExpiryStrip"));
    m_startExpiryStrip->setClosable(true);
    m_window->addStartStrip(m_startExpiryStrip);
    for (theme::Strip *strip : {m_expiryStrip.data(), m_startExpiryStrip.data()}) {
        theme::Button *button = strip->addButton(tr("Enter a new one…"));
        if (strip == m_expiryStrip)
            button->setObjectName(QStringLiteral("enterNewSecret"));
        connect(button, &QPushButton::clicked, m_window->actions()[ui::Actions::Connect], &QAction::trigger);
        connect(strip, &theme::Strip::closed, this, [this] {
            m_expiryTold = m_expiryStrip->text();
            refreshNotices();
        });
    }
    connect(m_connect, &ConnectService::changed, this, &SetupDesk::refreshNotices);
    connect(m_run, &ui::RunControl::tenantChanged, this, &SetupDesk::refreshNotices);
    refreshNotices();
}

void SetupDesk::refreshNotices()
{
    if (!m_expiryStrip || !m_startExpiryStrip || !m_window)
        return;
    m_window->showStrip(m_memoryStrip, m_connect->keepsInMemory() && !m_memoryTold && !m_run->sampleInUse());
    const Expiry expiry = m_connect->expiry();
    const QDate today = QDate::currentDate();
    const bool due = expiry.isDue(today) && !m_run->sampleInUse();
    if (due) {
        m_expiryStrip->setText(expiry.sentence(today));
        m_startExpiryStrip->setText(m_expiryStrip->text());
    }
    const bool shown = due && m_expiryStrip->text() != m_expiryTold;
    m_window->showStrip(m_expiryStrip, shown);
    m_window->showStartStrip(m_startExpiryStrip, shown);
}

void SetupDesk::openSignIn()
{
    if (m_dialog) {
        m_dialog->raise();
        m_dialog->activateWindow();
        return;
    }
    m_dialog = new ui::SignInDialog(&m_signIn, m_window);
    showOnce(m_dialog);
}

void SetupDesk::openTenants()
{
    const auto add = [this](QWidget *parent) {
        showOnce(new ui::ConnectWizard(m_connect, parent, ui::ConnectWizard::Start::Empty));
    };
    showOnce(new ui::TenantsDialog(&m_tenants, add, m_window));
}

void SetupDesk::openAudit()
{
    showOnce(new ui::AuditDialog(m_audit, m_window));
}

void SetupDesk::forget(QWidget *parent)
{
    if (ui::TenantsDialog::confirmForget(parent))
        m_tenants.forgetEverything();
}

} // namespace app
