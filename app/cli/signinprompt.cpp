// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "app/cli/signinprompt.h"

#include "app/cli/console.h"
#include "app/signindesk.h"

#include <QProcess>

namespace cli {

namespace {

bool openInBrowser(const QUrl &url)
{
    const QString address = url.toString(QUrl::FullyEncoded);
#if defined(Q_OS_MACOS)
    return QProcess::startDetached(QStringLiteral("open"), {address});
#elif defined(Q_OS_WIN)
    return QProcess::startDetached(QStringLiteral("rundll32"), {QStringLiteral("url.dll,FileProtocolHandler"), address});
#else
    return QProcess::startDetached(QStringLiteral("xdg-open"), {address});
#endif
}

void tell(const app::SignInDesk &desk)
{
    switch (desk.state()) {
    case app::SignInDesk::State::Code:
        Console::problem(QStringLiteral("Sign in: open %1 and enter the code %2. It is good until %3.")
                             .arg(desk.page().toString(QUrl::FullyEncoded), desk.code(),
                                  desk.expires().toLocalTime().toString(QStringLiteral("hh:mm"))));
        break;
    case app::SignInDesk::State::Browser:
        Console::problem(desk.pageOpened() ? QStringLiteral("Waiting for the sign-in in the browser.")
                                           : QStringLiteral("No browser opened. Sign in at this address:"));
        if (!desk.pageOpened())
            Console::error(desk.page().toString(QUrl::FullyEncoded));
        break;
    default:
        break;
    }
}

} // namespace

std::unique_ptr<app::SignInDesk> makePromptingDesk()
{
    auto made = std::make_unique<app::SignInDesk>(openInBrowser);
    app::SignInDesk *desk = made.get();
    desk->setAutomatic(true);
    QObject::connect(desk, &app::SignInDesk::changed, desk, [desk] { tell(*desk); });
    QObject::connect(desk, &app::SignInDesk::signedIn, desk, [] { Console::problem(QStringLiteral("Signed in.")); });
    QObject::connect(desk, &app::SignInDesk::notKept, desk, [](const QString &why) {
        Console::problem(QStringLiteral("%1 The sign-in holds until the program ends.").arg(why));
    });
    QObject::connect(desk, &app::SignInDesk::failed, desk, [desk](const QString &sentence) {
        Console::problem(sentence);
        desk->giveUp();
    });
    return made;
}

} // namespace cli
