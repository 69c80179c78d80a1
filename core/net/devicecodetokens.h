// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/refreshingtokens.h"

namespace net {

/// What the user needs to sign in on any device.
struct DevicePrompt
{
    QString userCode;
    QUrl verificationUri; ///< https, or this computer
    QDateTime expires; ///< UTC
};

/// Signs a user in by a code typed on another device (mdti-graph.md §2.2).
class DeviceCodeTokens final : public RefreshingTokens
{
    Q_OBJECT
public:
    using RefreshingTokens::RefreshingTokens;

Q_SIGNALS:
    void codeReady(const net::DevicePrompt &prompt);

protected:
    void startSignIn() override;
    void abortSignIn() override { ++m_round; }

private:
    void begun(const base::Result<TokenEndpoint::Answer> &answer);
    void pollSoon();
    void poll();
    void polled(const base::Result<TokenEndpoint::Answer> &answer);

    quint64 m_round = 0; ///< of the sign-in; answers of an earlier one are dropped
    QByteArray m_deviceCode;
    qint64 m_intervalSeconds = 5;
    QDateTime m_expires;
};

} // namespace net

Q_DECLARE_METATYPE(net::DevicePrompt)
