// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "desktopcase.h"

#include "app/gui/runservice.h"
#include "app/resources.h"
#include "ui/graphview/graphview.h"
#include "ui/shell/mainwindow.h"
#include "ui/tables/resultmodel.h"
#include "ui/tables/resultview.h"
#include "ui/theme/theme.h"

#include <QCoreApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QMimeData>
#include <QSettings>
#include <QStandardPaths>

namespace testsupport {

DesktopCase::DesktopCase(std::shared_ptr<const sampletenant::Data> data, const sampletenant::Behaviour &behaviour)
{
    app::initResources();
    for (const char *place : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(place, m_folder.path().toUtf8());
    // The keychain of whoever runs the test is none of its business.
    qputenv("DBUS_SESSION_BUS_ADDRESS", QByteArray("unix:path=" + m_folder.path().toUtf8() + "/nobody"));
    for (const QSettings::Format format : {QSettings::NativeFormat, QSettings::IniFormat})
        QSettings::setPath(format, QSettings::UserScope, m_folder.path());
    sampletenant::Options options;
    options.behaviour = behaviour;
    m_tenant = std::make_unique<sampletenant::ServerThread>(std::move(data), options);
    if (const base::Status started = m_tenant->start(); !started)
        qFatal("the tenant does not start: %s", qPrintable(started.error().detail));
    setEnvironment(m_tenant->url(), options);
    m_desktop = std::make_unique<app::Desktop>();
}

DesktopCase::~DesktopCase()
{
    // The program first: its requests go to the tenant.
    m_desktop.reset();
}

void DesktopCase::restartWithSecret(const QByteArray &secret)
{
    m_desktop.reset();
    setEnvironment(m_tenant->url(), m_tenant->server()->options());
    qputenv("MDTI_CLIENT_SECRET", secret);
    m_desktop = std::make_unique<app::Desktop>();
}

void DesktopCase::restart(bool connected)
{
    m_desktop.reset();
    if (connected)
        setEnvironment(m_tenant->url(), m_tenant->server()->options()); // the program takes the secret out of it
    m_desktop = std::make_unique<app::Desktop>();
}

QProcessEnvironment DesktopCase::environment() const
{
    setEnvironment(m_tenant->url(), m_tenant->server()->options());
    return QProcessEnvironment::systemEnvironment();
}

QString DesktopCase::unsavedFolder() const
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/unsaved");
}

void DesktopCase::setEnvironment(const QUrl &url, const sampletenant::Options &options)
{
    for (const char *name : {"MDTI_GRAPH_URL", "MDTI_LOGIN_URL", "MDTI_ARM_URL"})
        qputenv(name, url.toString().toUtf8());
    qputenv("MDTI_TENANT_ID", options.domain.toUtf8());
    qputenv("MDTI_CLIENT_ID", options.clientId.toUtf8());
    qputenv("MDTI_CLIENT_SECRET", options.clientSecret.toUtf8());
}

ui::GraphView *DesktopCase::graph() const
{
    return window()->graph();
}

QAction *DesktopCase::action(ui::Actions::Id id) const
{
    return window()->actions()[id];
}

ui::ResultView *DesktopCase::table(const QString &title) const
{
    for (ui::ResultView *view : window()->findChildren<ui::ResultView *>()) {
        if (view->table()->accessibleName() == title)
            return view;
    }
    return nullptr;
}

QTableView *DesktopCase::rows(const QString &title) const
{
    ui::ResultView *view = table(title);
    return view ? view->table() : nullptr;
}

void DesktopCase::show(const QSize &size)
{
    window()->resize(size);
    window()->show();
    window()->activateWindow();
}

void DesktopCase::drop(const QMimeData &data)
{
    const QPoint middle = window()->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window(), &enter);
    QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(window(), &drop);
}

void DesktopCase::give(const QString &text)
{
    window()->addText(text, QStringLiteral("list.txt"));
}

settings::TenantProfile DesktopCase::profile(const QString &name, settings::SignInWay way) const
{
    const sampletenant::Options &options = tenant()->options();
    const QString url = tenant()->url().toString();
    return {{}, name, options.tenantId, options.clientId, way, url, url, url};
}

bool DesktopCase::isFinished() const
{
    return !m_desktop->run()->isRunning() && workspace()->progress().phase == chain::Progress::Phase::Finished;
}

bool DesktopCase::isSettled() const
{
    if (!isFinished() || !graph()->isSettled())
        return false;
    for (const ui::ResultView *view : window()->findChildren<ui::ResultView *>()) {
        if (!view->model()->isSettled())
            return false;
    }
    return true;
}

QString sampleList()
{
    return QString::fromUtf8(sampletenant::bundledIndicators());
}

} // namespace testsupport
