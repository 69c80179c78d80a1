// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/net/refreshingtokens.h"

#include <memory>

namespace net {

class LoopbackReceiver;

/// Signs a user in with the system's browser: authorization code with PKCE, received on a port of this computer
/// (mdti-graph.md §2.3). The app registration needs http://localhost as a redirect address of a desktop app.
class BrowserTokens final : public RefreshingTokens
{
    Q_OBJECT
public:
    /// Opens a page in the browser; false when it cannot.
    using OpenBrowser = std::function<bool(const QUrl &)>;
    BrowserTokens(SignInSettings settings, RefreshTokenStore *store, OpenBrowser openBrowser, base::Clock *clock,
                  QObject *parent = nullptr);
    ~BrowserTokens() override;

    /// The page of the sign-in under way, for a user whose browser did not open; empty when none is.
    QUrl page() const { return m_page; }

protected:
    void startSignIn() override;
    void abortSignIn() override;

private:
    void received(const QByteArray &code, const QString &errorWord);
    void end(const base::Result<TokenEndpoint::Answer> &answer);

    OpenBrowser m_openBrowser;
    std::unique_ptr<LoopbackReceiver> m_receiver;
    QByteArray m_verifier;
    QUrl m_page;
    quint64 m_round = 0;
};

} // namespace net
