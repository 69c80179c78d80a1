// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/incidentwatchrun.h"

#include "app/cli/console.h"
#include "app/cli/incidentdesk.h"
#include "app/cli/interrupt.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLockFile>
#include <QStandardPaths>

namespace cli {

IncidentWatchRun::IncidentWatchRun(const ReadyConnection &connection, IncidentOptions options)
    : m_connection(connection)
    , m_options(std::move(options))
{
}

QString IncidentWatchRun::standardStateFile(const QList<incident::Workspace> &workspaces, const app::Connection &connection)
{
    QStringList parts{connection.tenant.toLower()};
    for (const incident::Workspace &workspace : workspaces)
        parts.append(workspace.resourceId().toLower());
    parts.sort();
    const QByteArray name = QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
        + QStringLiteral("/mdti-actor-lookup/watch/%1.json").arg(QString::fromLatin1(name));
}

int IncidentWatchRun::run(const QCommandLineParser &parser)
{
    const app::Connection &connection = m_connection.connection();
    if (m_options.stateFile.isEmpty())
        m_options.stateFile = standardStateFile(m_options.workspaces, connection);
    if (!QDir().mkpath(QFileInfo(m_options.stateFile).absolutePath())) {
        Console::problem(QStringLiteral("The folder of %1 cannot be made.").arg(m_options.stateFile));
        return BadInput;
    }
    // Two watches with one state would write everything twice.
    QLockFile lock(m_options.stateFile + QStringLiteral(".lock"));
    lock.setStaleLockTime(0);
    if (!lock.tryLock()) {
        Console::problem((lock.error() == QLockFile::LockFailedError
                              ? QStringLiteral("Another watch uses %1. Stop it, or give another --state.")
                              : QStringLiteral("No lock can be made beside %1. Give another --state.")).arg(m_options.stateFile));
        return BadInput;
    }
    base::Result<WatchState> state = WatchState::load(m_options.stateFile);
    if (!state) {
        Console::problem(state.error().detail);
        return BadInput;
    }
    CaseRun store;
    if (const base::Status opened = store.openCache(parser, connection); !opened) {
        Console::problem(opened.error().detail);
        return exitCodeFor(opened.error().kind);
    }
    app::IncidentServices services(m_connection.setup());
    app::SessionSetup setup = m_connection.setup();
    setup.makeStore = store.storeMaker(connection);
    app::Session session(std::move(setup));
    if (m_options.verbose) {
        QObject::connect(services.client(), &net::Client::logged, [](const QString &line) { Console::error(line); });
        QObject::connect(&session, &app::Session::logged, [](const QString &line) { Console::error(line); });
    }
    ioc::ReadOptions reading;
    reading.documentation = connection.isLocal();
    reading.own = m_connection.own();
    m_options.asUser = m_connection.asUser();
    IncidentWatch watch(&services, &session, m_options, reading, std::move(*state));
    QObject::connect(&watch, &IncidentWatch::ended, [](bool stopped, const std::optional<base::Error> &failed) {
        QCoreApplication::exit(stopped ? Cancelled : failed ? incidentExitCode(*failed) : Complete);
    });
    Interrupt interrupt;
    QObject::connect(&interrupt, &Interrupt::raised, &watch, &IncidentWatch::stop);
    QMetaObject::invokeMethod(&watch, &IncidentWatch::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace cli
