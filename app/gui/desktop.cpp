// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/desktop.h"

#include "app/gui/caseservice.h"
#include "app/gui/connectservice.h"
#include "app/gui/exportservice.h"
#include "app/gui/runservice.h"
#include "app/gui/setupdesk.h"
#include "app/gui/windowincidents.h"
#include "app/input.h"
#include "app/saved.h"
#include "core/graph/layout.h"
#include "core/secrets/keychain.h"
#include "core/settings/tenantprofiles.h"
#include "ui/filters/filterbar.h"
#include "ui/graphview/graphview.h"
#include "ui/help/helpwindow.h"
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

template <typename Model> ui::Parts::Pane table(const QString &name, const QString &title)
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
    , m_profiles(std::make_unique<settings::TenantProfiles>())
    , m_keychain(std::make_unique<secrets::Keychain>())
    , m_connect(std::make_unique<ConnectService>(m_profiles.get()))
    , m_setup(std::make_unique<SetupDesk>(m_profiles.get(), m_connect.get(), &m_settings))
    , m_run(std::make_unique<RunService>([service = m_connect.get()] { return service->setup(); }))
    , m_cases(std::make_unique<CaseService>(m_workspace.get(), m_run.get(), &m_settings))
    , m_export(std::make_unique<ExportService>(m_workspace.get()))
    , m_incidents(std::make_unique<WindowIncidents>(m_run.get(), m_cases.get(), m_connect.get(), m_setup->settings()))
{
    ui::Parts parts;
    parts.run = m_run.get();
    parts.cases = m_cases.get();
    parts.exports = m_export.get();
    m_export->setTenant([run = m_run.get()] { return run->tenant().name; });
    parts.store = &m_settings;
    parts.graph = [this](ui::Workspace *workspace, QWidget *parent_) {
        auto *view = new ui::GraphView(workspace, m_layout.get(), parent_);
        m_export->setGraph(view);
        connect(view, &ui::GraphView::settled, m_cases.get(), &CaseService::keepPlaces);
        return view;
    };
    m_setup->fill(parts);
    m_incidents->fill(parts);
    parts.helpTopic = &ui::HelpWindow::open;
    parts.inspector = [](ui::Workspace *workspace, QWidget *parent_) -> QWidget * {
        return new ui::Inspector(workspace, nullptr, parent_);
    };
    parts.actors = table<ui::ActorModel>(QStringLiteral("actors"), tr("Actors"));
    parts.hosts = table<ui::HostModel>(QStringLiteral("hosts"), tr("Hosts"));
    parts.records = table<ui::RecordModel>(QStringLiteral("records"), tr("Records"));
    parts.activity = table<ui::ActivityModel>(QStringLiteral("activity"), tr("Activity"));
    parts.timeline
        = [](ui::Workspace *workspace, QWidget *parent_) -> QWidget * { return new ui::Timeline(workspace, parent_); };
    parts.filterBar
        = [](ui::Workspace *workspace, QWidget *parent_) -> QWidget * { return new ui::FilterBar(workspace, parent_); };
    // What may be asked depends on who is asked: documentation space goes to the sample only.
    // Asked on the reader's thread: nothing of the window's is touched.
    const auto rules = [run = m_run.get()] {
        InputRules result;
        const ConnectionWords environment = wordsFrom(QProcessEnvironment::systemEnvironment());
        const std::optional<settings::TenantProfile> profile = profileFor({}, environment, settings::TenantProfiles());
        const base::Result<Connection> connection
            = resolve({}, environment, profile ? wordsFrom(*profile) : ConnectionWords());
        result.own = ownHosts(settings::Settings());
        result.acceptDocumentation = run->sampleInUse() || (connection && connection->isLocal());
        return result;
    };
    parts.reader.files
        = [rules](const QStringList &paths, const std::atomic_bool &stop) { return readFiles(paths, rules(), &stop); };
    parts.reader.text = [rules](const QString &text, const QString &source, const std::atomic_bool &) {
        return readText(text, source, rules());
    };
    m_window = std::make_unique<ui::MainWindow>(m_workspace.get(), parts);
    connect(m_run.get(), &RunService::warned, m_window.get(), &ui::MainWindow::say);
    for (ui::ResultView *view : m_window->findChildren<ui::ResultView *>())
        connect(view, &ui::ResultView::openWanted, m_window->actions()[ui::Actions::InspectorFocus], &QAction::trigger);
    m_setup->attach(m_window.get(), m_run.get());
    m_incidents->attach(m_window.get());
    connectTenant();
}

void Desktop::connectTenant()
{
    connect(m_connect.get(), &ConnectService::changed, this,
            [this] { m_run->describeTenant(m_connect->tenantName(), m_connect->secretStore()); });
    connect(m_connect.get(), &ConnectService::saved, this,
            [this] { m_run->reconnect(m_connect->tenantName(), m_connect->secretStore()); });
    connect(m_connect.get(), &ConnectService::switched, this,
            [this] { m_run->reconnect(m_connect->tenantName(), m_connect->secretStore()); });
    m_keychain->look([this](const secrets::KeychainService::Look &look) {
        m_connect->setVault(look.state == secrets::KeychainService::State::Missing ? nullptr : m_keychain.get());
    });
}

Desktop::~Desktop()
{
    // The window first: it listens to everything else.
    m_window.reset();
}

} // namespace app
