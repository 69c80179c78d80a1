// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

namespace test {

/// A certificate authority of our own, made by openssl when asked for, with a certificate for localhost and 127.0.0.1.
class TestCa
{
public:
    /// False when openssl is missing or fails.
    bool make(const QString &folder);
    QByteArray pem; ///< of the authority
    QString certificateFile, keyFile; ///< of the server
};

/// nghttpx in front of a plain HTTP server: TLS, and HTTP/2 where it is offered.
class TlsFront
{
public:
    enum class Speaks { Http2AndHttp1, Http1Only };
    /// Why it cannot be used on this machine; empty when it can.
    static QString missing();
    /// Returns false with `why()` when it does not come up.
    bool start(quint16 backendPort, const TestCa &ca, Speaks speaks = Speaks::Http2AndHttp1);
    ~TlsFront();
    QUrl url(const QString &pathAndQuery = {}) const;
    QString why() const { return m_why; }

private:
    QProcess m_process;
    quint16 m_port = 0;
    QString m_why;
};

} // namespace test
