// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "app/signindesk.h"
#include "ui/dialogs/signincontrol.h"

namespace app {

/// A desk as the window sees it, with the browser of the system. GUI thread.
class SignInService final : public ui::SignInControl
{
    Q_OBJECT
public:
    explicit SignInService(QObject *parent = nullptr);

    SignInDesk *desk() { return &m_desk; }

    State state() const override;
    QString reason() const override { return m_desk.reason(); }
    QString code() const override { return m_desk.code(); }
    QString page() const override;
    qint64 secondsLeft() const override;
    bool pageOpened() const override { return m_desk.pageOpened(); }
    void begin() override { m_desk.begin(); }
    void cancel() override { m_desk.cancel(); }
    void giveUp() override { m_desk.giveUp(); }
    void openPage() override { m_desk.openPage(); }

    /// Instead of the browser of the system; for tests. False: it did not open.
    void setBrowser(SignInDesk::OpenPage browser) { m_browser = std::move(browser); }

private:
    SignInDesk::OpenPage m_browser;
    SignInDesk m_desk;
};

} // namespace app
