// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/signindesk.h"

#include "core/net/devicecodetokens.h"
#include "core/net/refreshingtokens.h"

#include <QPointer>

#include <atomic>

namespace app {

namespace {

std::atomic<quint64> lastNumber{0};

} // namespace

SignInDesk::SignInDesk(OpenPage open, QObject *parent)
    : QObject(parent)
    , m_open(std::move(open))
{
}

void SignInDesk::attach(net::RefreshingTokens *tokens)
{
    const quint64 me = ++lastNumber;
    // Whatever threads the two live on, each is called on its own; either may go first.
    connect(this, &SignInDesk::beginAsked, tokens, [tokens, me](quint64 who) {
        if (who == me)
            tokens->signIn();
    });
    connect(this, &SignInDesk::cancelAsked, tokens, [tokens, me](quint64 who) {
        if (who == me)
            tokens->cancelSignIn();
    });
    connect(this, &SignInDesk::giveUpAsked, tokens, [tokens, me](quint64 who) {
        if (who == me) {
            tokens->cancelSignIn();
            tokens->giveUp();
        }
    });
    connect(this, &SignInDesk::tryAgainAsked, tokens, [tokens, me](quint64 who) {
        if (who == me)
            tokens->tryAgain();
    });
    connect(tokens, &net::RefreshingTokens::signInNeeded, this, [this, me](const QString &why) { needed(me, why); });
    connect(tokens, &net::RefreshingTokens::signedIn, this, [this, me] { succeeded(me); });
    connect(tokens, &net::RefreshingTokens::signInFailed, this, [this, me](const base::Error &e) { ended(me, e); });
    connect(tokens, &net::RefreshingTokens::storeFailed, this,
            [this](const base::Error &error) { Q_EMIT notKept(error.detail); });
    connect(tokens, &QObject::destroyed, this, [this, me] { gone(me); });
    if (auto *device = qobject_cast<net::DeviceCodeTokens *>(tokens))
        connect(device, &net::DeviceCodeTokens::codeReady, this, [this, me](const net::DevicePrompt &prompt) {
            if (m_waiting.value(0) != me)
                return;
            m_code = prompt.userCode;
            m_page = prompt.verificationUri;
            m_expires = prompt.expires;
            setState(State::Code);
        });
}

net::BrowserTokens::OpenBrowser SignInDesk::browser()
{
    return [self = QPointer<SignInDesk>(this)](const QUrl &url) {
        QMetaObject::invokeMethod(
            self.data(),
            [self, url] {
                if (self)
                    self->showPage(url);
            },
            Qt::QueuedConnection);
        return true;
    };
}

void SignInDesk::showPage(const QUrl &url)
{
    if (m_state != State::Working)
        return;
    m_page = url;
    m_opened = m_open && m_open(url);
    setState(State::Browser);
}

void SignInDesk::setState(State state)
{
    m_state = state;
    if (state == State::Idle || state == State::Needed || state == State::Working) {
        m_code.clear();
        m_page.clear();
        m_expires = {};
        m_opened = false;
    }
    Q_EMIT changed();
}

void SignInDesk::needed(quint64 who, const QString &reason)
{
    if (!m_waiting.contains(who))
        m_waiting.append(who);
    if (m_state != State::Idle)
        return;
    m_reason = reason;
    setState(State::Needed);
    if (m_automatic)
        begin();
}

void SignInDesk::begin()
{
    if (m_state != State::Needed || m_waiting.isEmpty())
        return;
    setState(State::Working);
    Q_EMIT beginAsked(m_waiting.first());
}

void SignInDesk::cancel()
{
    if (m_state != State::Idle && m_state != State::Needed)
        Q_EMIT cancelAsked(m_waiting.value(0));
}

void SignInDesk::giveUp()
{
    const QList<quint64> waiting = std::exchange(m_waiting, {});
    if (m_state != State::Idle)
        setState(State::Idle);
    for (const quint64 who : waiting)
        Q_EMIT giveUpAsked(who);
}

bool SignInDesk::openPage()
{
    m_opened = m_open && m_page.isValid() && m_open(m_page);
    Q_EMIT changed();
    return m_opened;
}

void SignInDesk::succeeded(quint64 who)
{
    m_waiting.removeAll(who);
    const QList<quint64> others = std::exchange(m_waiting, {});
    setState(State::Idle);
    Q_EMIT signedIn();
    for (const quint64 other : others)
        Q_EMIT tryAgainAsked(other);
}

void SignInDesk::ended(quint64 who, const base::Error &error)
{
    if (m_waiting.value(0) != who)
        return;
    setState(State::Needed);
    if (error.kind != base::Failure::Cancelled)
        Q_EMIT failed(error.detail);
}

void SignInDesk::gone(quint64 who)
{
    const bool first = m_waiting.value(0) == who;
    if (!m_waiting.removeAll(who))
        return;
    if (m_waiting.isEmpty())
        setState(State::Idle);
    else if (first)
        setState(State::Needed);
}

} // namespace app
