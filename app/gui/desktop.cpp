// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/desktop.h"

#include "app/gui/exportservice.h"
#include "app/gui/runservice.h"
#include "app/input.h"
#include "app/pacememory.h"
#include "app/signin.h"
#include "core/graph/layout.h"
#include "ui/filters/filterbar.h"
#include "ui/graphview/graphview.h"
#include "ui/inspector/inspector.h"
#include "ui/shell/mainwindow.h"
#include "ui/tables/activitymodel.h"
#include "ui/tables/actormodel.h"
#include "ui/tables/hostmodel.h"
#include "ui/tables/recordmodel.h"
#include "ui/tables/resultview.h"
#include "ui/timeline/timeline.h"

#include <QCoreApplication>
#include <QDir>
#include <QProcessEnvironment>

namespace app {

namespace {

QString layoutHelper()
{
    return QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("mdti-layout"));
}

/// The tenant of the environment, until a profile is set up.
base::Result<SessionSetup> connectFromEnvironment()
{
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const base::Result<Connection> connection = resolve({}, wordsFrom(environment), {});
    if (!connection)
        return base::failure(connection.error());
    const QByteArray secret = environment.value(QStringLiteral("MDTI_CLIENT_SECRET")).toUtf8();
    if (connection->tenant.isEmpty() || connection->clientId.isEmpty() || secret.isEmpty())
        return base::failure(base::Failure::SignIn,
                             Desktop::tr("No tenant is connected. Connect one in Tools › Connect a tenant, or try the sample."));
    SessionSetup setup;
    setup.connection = *connection;
    setup.startWidth = PaceMemory().width(setup.connection);
    setup.makeTokens = [secret](const Connection &each, base::Clock *clock) { return clientSecretTokens(each, secret, clock); };
    return setup;
}

template <typename Model>
ui::Parts::Pane table(const QString &name, const QString &title)
{
    return [name, title](ui::Workspace *workspace, QWidget *parent) -> QWidget * {
        return new ui::ResultView(workspace, new Model(workspace), name, title, parent);
    };
}

} // namespace

Desktop::Desktop(QObject *parent)
    : QObject(parent)
    , m_workspace(std::make_unique<ui::Workspace>())
    , m_layout(std::make_unique<graph::LayoutService>(layoutHelper()))
    , m_run(std::make_unique<RunService>(connectFromEnvironment))
    , m_export(std::make_unique<ExportService>(m_workspace.get()))
{
    ui::Parts parts;
    parts.run = m_run.get();
    parts.exports = m_export.get();
    parts.store = &m_settings;
    parts.graph = [this](ui::Workspace *workspace, QWidget *parent_) {
        auto *view = new ui::GraphView(workspace, m_layout.get(), parent_);
        m_export->setGraph(view);
        return view;
    };
    parts.inspector = [](ui::Workspace *workspace, QWidget *parent_) -> QWidget * {
        return new ui::Inspector(workspace, nullptr, parent_);
    };
    parts.actors = table<ui::ActorModel>(QStringLiteral("actors"), tr("Actors"));
    parts.hosts = table<ui::HostModel>(QStringLiteral("hosts"), tr("Hosts"));
    parts.records = table<ui::RecordModel>(QStringLiteral("records"), tr("Records"));
    parts.activity = table<ui::ActivityModel>(QStringLiteral("activity"), tr("Activity"));
    parts.timeline = [](ui::Workspace *workspace, QWidget *parent_) -> QWidget * { return new ui::Timeline(workspace, parent_); };
    parts.filterBar = [](ui::Workspace *workspace, QWidget *parent_) -> QWidget * {
        return new ui::FilterBar(workspace, parent_);
    };
    // What may be asked depends on who is asked: documentation space goes to the sample only.
    const auto rules = [run = m_run.get()] {
        InputRules result;
        const base::Result<Connection> connection
            = resolve({}, wordsFrom(QProcessEnvironment::systemEnvironment()), {});
        result.acceptDocumentation = run->sampleInUse() || (connection && connection->isLocal());
        return result;
    };
    parts.reader.files = [rules](const QStringList &paths, const std::atomic_bool &stop) {
        return readFiles(paths, rules(), &stop);
    };
    parts.reader.text = [rules](const QString &text, const QString &source, const std::atomic_bool &) {
        return readText(text, source, rules());
    };
    m_window = std::make_unique<ui::MainWindow>(m_workspace.get(), parts);
    connect(m_run.get(), &RunService::warned, m_window.get(), &ui::MainWindow::say);
}

Desktop::~Desktop()
{
    // The window first: it listens to everything else.
    m_window.reset();
}

} // namespace app
