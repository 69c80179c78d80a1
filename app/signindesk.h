// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/net/browsertokens.h"

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QUrl>

#include <functional>

namespace net {
class RefreshingTokens;
}

namespace app {

/// Where a person signs in: between the tokens that need it, on whatever threads they live, and the window or the
/// terminal. One sign-in at a time; when it has succeeded, the others try with what it brought. Lives on the main
/// thread; signals and calls are there.
class SignInDesk : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Idle, ///< nobody has to sign in
        Needed, ///< requests wait until somebody does: begin() or giveUp()
        Working, ///< asking the service
        Code, ///< code() is to be typed at page()
        Browser, ///< the browser is at page()
    };
    using OpenPage = std::function<bool(const QUrl &)>;
    /// `open` shows a page in the browser of the system; false when it cannot.
    explicit SignInDesk(OpenPage open, QObject *parent = nullptr);

    /// Watches over `tokens`. On the thread where they live.
    void attach(net::RefreshingTokens *tokens);
    /// For BrowserTokens that are attached afterwards; to be called on any thread.
    net::BrowserTokens::OpenBrowser browser();

    State state() const { return m_state; }
    QString reason() const { return m_reason; } ///< why somebody has to
    QString code() const { return m_code; }
    QUrl page() const { return m_page; }
    QDateTime expires() const { return m_expires; } ///< of the code, UTC
    bool pageOpened() const { return m_opened; }

    /// Begins as soon as it is needed, for where the user has just asked for it.
    void setAutomatic(bool automatic) { m_automatic = automatic; }
    void begin();
    void cancel(); ///< back to Needed
    void giveUp(); ///< whoever waits gets an error
    bool openPage(); ///< again, or for a code

Q_SIGNALS:
    void changed();
    void signedIn();
    void failed(const QString &sentence); ///< the state is Needed again
    void notKept(const QString &sentence); ///< the sign-in is good for this session only

    // To the tokens; `who` is the number attach() gave them.
    void beginAsked(quint64 who);
    void cancelAsked(quint64 who);
    void giveUpAsked(quint64 who);
    void tryAgainAsked(quint64 who);

private:
    void needed(quint64 who, const QString &reason);
    void ended(quint64 who, const base::Error &error);
    void succeeded(quint64 who);
    void gone(quint64 who);
    void setState(State state);
    void showPage(const QUrl &url);

    OpenPage m_open;
    State m_state = State::Idle;
    QString m_reason, m_code;
    QUrl m_page;
    QDateTime m_expires;
    QList<quint64> m_waiting; ///< the first one is the one that signs in
    bool m_automatic = false, m_opened = false;
};

} // namespace app
