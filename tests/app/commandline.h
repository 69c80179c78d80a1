// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sampletenant/server.h"

#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>

namespace testsupport {

/// Runs `mdti-lookup` in a home of its own, connected to a sample tenant in the test process.
class CommandLine
{
public:
    explicit CommandLine(const sampletenant::ServerThread *tenant = nullptr);

    struct Outcome
    {
        int code = -1;
        QByteArray out, err;
        QJsonObject json() const;
        QStringList actors() const; ///< names, in order
    };
    Outcome run(const QStringList &arguments, const QByteArray &input = {});
    /// Starts without waiting; end with finish().
    void start(const QStringList &arguments);
    QProcess &process() { return m_process; }
    Outcome finish();

    /// Another program that starts ours from now on, with its arguments.
    void runThrough(const QStringList &starter) { m_starter = starter; }
    void set(const QString &variable, const QString &value);
    QString home() const { return m_home.path(); }
    /// Writes a file into the home and returns its path.
    QString file(const QString &name, const QByteArray &content);

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QProcess m_process;
    QStringList m_starter;
};

} // namespace testsupport
