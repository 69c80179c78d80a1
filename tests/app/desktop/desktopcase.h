// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/takepictures.h"
#include "app/gui/desktop.h"
#include "core/sampletenant/server.h"
#include "core/settings/tenantprofiles.h"
#include "ui/shell/actions.h"

#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <memory>

QT_BEGIN_NAMESPACE
class QMimeData;
class QTableView;
QT_END_NAMESPACE

namespace ui {
class GraphView;
class ResultView;
} // namespace ui

namespace testsupport {

/// The whole desktop program in this process, connected through its environment to a tenant of its own, with settings
/// in a folder of its own.
class DesktopCase
{
public:
    explicit DesktopCase(std::shared_ptr<const sampletenant::Data> data = sampletenant::bundledData(),
                         const sampletenant::Behaviour &behaviour = {});
    ~DesktopCase();

    sampletenant::Server *tenant() const { return m_tenant->server(); }
    app::Desktop &desktop() { return *m_desktop; }
    ui::MainWindow *window() const { return m_desktop->window(); }
    ui::Workspace *workspace() const { return m_desktop->workspace(); }
    ui::GraphView *graph() const;
    QAction *action(ui::Actions::Id id) const;
    ui::ResultView *table(const QString &title) const; ///< by the table's accessible name: "Actors"
    QTableView *rows(const QString &title) const;

    /// The program ends without a word and starts again in the same home.
    void restart(bool connected = true);
    void restartWithSecret(const QByteArray &secret); ///< instead of the right one
    void endProgram() { m_desktop.reset(); }
    void show(const QSize &size = {1280, 800});
    void drop(const QMimeData &data);
    void give(const QString &text); ///< without the mouse
    bool isFinished() const;
    bool isSettled() const; ///< finished, tables and graph at rest
    QString file(const QString &name) const { return m_folder.filePath(name); }
    QString unsavedFolder() const; ///< where cases without a name are kept

    /// For another program, connected to the same tenant.
    QProcessEnvironment environment() const;
    settings::TenantProfile profile(const QString &name, settings::SignInWay way) const; ///< of its tenant; not saved
    static void setEnvironment(const QUrl &url, const sampletenant::Options &options);

private:
    QTemporaryDir m_folder;
    std::unique_ptr<sampletenant::ServerThread> m_tenant;
    std::unique_ptr<app::Desktop> m_desktop;
};

/// Text of the indicators of the bundled tenant.
QString sampleList();

} // namespace testsupport
