// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "tests/support/tlsfront.h"

#include <QElapsedTimer>
#include <QFile>
#include <QHostAddress>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>

namespace test {

namespace {

bool run(const QString &folder, const QStringList &arguments)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    process.start(QStringLiteral("openssl"), arguments);
    return process.waitForFinished(20'000) && process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

QString program(const QString &name)
{
    const QString found = QStandardPaths::findExecutable(name);
    return found.isEmpty()
        ? QStandardPaths::findExecutable(name, {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin")})
        : found;
}

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace

bool TestCa::make(const QString &folder)
{
    const auto words = [](const char *text) { return QString::fromLatin1(text).split(u' '); };
    QFile extension(folder + QStringLiteral("/server.ext"));
    if (!extension.open(QIODevice::WriteOnly))
        return false;
    extension.write(
        "subjectAltName=DNS:localhost,IP:127.0.0.1\nbasicConstraints=CA:FALSE\nextendedKeyUsage=serverAuth\n");
    extension.close();
    const bool made
        = run(folder,
              words("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout ca.key -out ca.pem "
                    "-days 2 -subj /CN=Test_Authority"))
        && run(folder,
               words("req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout server.key -out server.csr "
                     "-subj "
                     "/CN=localhost"))
        && run(folder,
               words(
                   "x509 -req -in server.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out server.pem -days 2 -extfile "
                   "server.ext"));
    QFile authority(folder + QStringLiteral("/ca.pem"));
    if (!made || !authority.open(QIODevice::ReadOnly))
        return false;
    pem = authority.readAll();
    certificateFile = folder + QStringLiteral("/server.pem");
    keyFile = folder + QStringLiteral("/server.key");
    return true;
}

QString TlsFront::missing()
{
    if (program(QStringLiteral("nghttpx")).isEmpty())
        return QStringLiteral("nghttpx is not installed (Debian package nghttp2-proxy)");
    if (program(QStringLiteral("openssl")).isEmpty())
        return QStringLiteral("openssl is not installed");
    return {};
}

bool TlsFront::start(quint16 backendPort, const TestCa &ca, Speaks speaks)
{
    m_port = freePort();
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(
        program(QStringLiteral("nghttpx")),
        {QStringLiteral("--conf=/dev/null"), QStringLiteral("-b127.0.0.1,%1").arg(backendPort),
         QStringLiteral("-f127.0.0.1,%1").arg(m_port), QStringLiteral("--workers=1"),
         QStringLiteral("--backend-connections-per-host=1000"), QStringLiteral("--no-ocsp"),
         QStringLiteral("--log-level=ERROR"), QStringLiteral("--accesslog-file=/dev/null"),
         speaks == Speaks::Http1Only ? QStringLiteral("--npn-list=http/1.1") : QStringLiteral("--npn-list=h2,http/1.1"),
         ca.keyFile, ca.certificateFile});
    if (!m_process.waitForStarted()) {
        m_why = m_process.errorString();
        return false;
    }
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < 10'000 && m_process.state() == QProcess::Running) {
        QTcpSocket probe;
        probe.connectToHost(QHostAddress::LocalHost, m_port);
        if (probe.waitForConnected(200))
            return true;
        m_process.waitForFinished(20);
    }
    m_why = QString::fromLocal8Bit(m_process.readAll());
    return false;
}

TlsFront::~TlsFront()
{
    m_process.kill();
    m_process.waitForFinished(5'000);
}

QUrl TlsFront::url(const QString &pathAndQuery) const
{
    return QUrl(QStringLiteral("https://localhost:%1%2").arg(m_port).arg(pathAndQuery));
}

} // namespace test
