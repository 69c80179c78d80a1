// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/gui/signinservice.h"

#include <QDesktopServices>

namespace app {

SignInService::SignInService(QObject *parent)
    : SignInControl(parent)
    , m_browser([](const QUrl &url) { return QDesktopServices::openUrl(url); })
    , m_desk([this](const QUrl &url) { return m_browser(url); })
{
    connect(&m_desk, &SignInDesk::changed, this, &SignInControl::changed);
    connect(&m_desk, &SignInDesk::failed, this, &SignInControl::failed);
}

ui::SignInControl::State SignInService::state() const
{
    switch (m_desk.state()) {
    case SignInDesk::State::Needed:
        return State::Needed;
    case SignInDesk::State::Working:
        return State::Working;
    case SignInDesk::State::Code:
        return State::Code;
    case SignInDesk::State::Browser:
        return State::Browser;
    case SignInDesk::State::Idle:
        break;
    }
    return State::Idle;
}

QString SignInService::page() const
{
    return m_desk.page().toString(QUrl::FullyEncoded);
}

qint64 SignInService::secondsLeft() const
{
    return m_desk.expires().isValid() ? QDateTime::currentDateTimeUtc().secsTo(m_desk.expires()) : -1;
}

} // namespace app
