// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/app/commandline.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace testsupport {

namespace {

constexpr int patienceMs = 60'000;

} // namespace

CommandLine::CommandLine(const sampletenant::ServerThread *tenant)
{
    // Nothing of the caller's set-up may reach the program.
    const QProcessEnvironment caller = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"PATH", "LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "LC_ALL"}) {
        if (caller.contains(QLatin1String(name)))
            m_environment.insert(QLatin1String(name), caller.value(QLatin1String(name)));
    }
    set(QStringLiteral("HOME"), home());
    set(QStringLiteral("XDG_CONFIG_HOME"), home() + QStringLiteral("/config"));
    set(QStringLiteral("XDG_CACHE_HOME"), home() + QStringLiteral("/cache"));
    set(QStringLiteral("XDG_DATA_HOME"), home() + QStringLiteral("/data"));
    if (tenant) {
        const sampletenant::Options &options = tenant->server()->options();
        for (const char *name : {"MDTI_GRAPH_URL", "MDTI_LOGIN_URL", "MDTI_ARM_URL"})
            set(QLatin1String(name), tenant->url().toString());
        set(QStringLiteral("MDTI_TENANT_ID"), options.tenantId);
        set(QStringLiteral("MDTI_CLIENT_ID"), options.clientId);
        set(QStringLiteral("MDTI_CLIENT_SECRET"), options.clientSecret);
    }
}

void CommandLine::set(const QString &variable, const QString &value)
{
    m_environment.insert(variable, value);
}

QString CommandLine::file(const QString &name, const QByteArray &content)
{
    const QString path = m_home.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

void CommandLine::start(const QStringList &arguments)
{
    m_process.setProcessEnvironment(m_environment);
    m_process.setWorkingDirectory(home());
    QStringList line = m_starter + QStringList(QStringLiteral(MDTI_BIN_DIR "/mdti-lookup")) + arguments;
    const QString program = line.takeFirst();
    m_process.start(program, line);
    if (!m_process.waitForStarted(patienceMs))
        qFatal("mdti-lookup does not start: %s", qPrintable(m_process.errorString()));
}

CommandLine::Outcome CommandLine::finish()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(patienceMs)) {
        m_process.kill();
        m_process.waitForFinished();
        return {-2, m_process.readAllStandardOutput(), "the program did not end\n" + m_process.readAllStandardError()};
    }
    const int code = m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -3;
    return {code, m_process.readAllStandardOutput(), m_process.readAllStandardError()};
}

CommandLine::Outcome CommandLine::run(const QStringList &arguments, const QByteArray &input)
{
    start(arguments);
    if (!input.isEmpty()) {
        m_process.write(input);
        m_process.waitForBytesWritten(patienceMs);
    }
    return finish();
}

QJsonObject CommandLine::Outcome::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QStringList CommandLine::Outcome::actors() const
{
    QStringList names;
    for (const QJsonValue &actor : json()[u"actors"].toArray())
        names.append(actor[u"name"].toString());
    return names;
}

} // namespace testsupport
