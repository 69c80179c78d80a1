// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QString>

namespace ui {

/// A person's sign-in, as the window sees it. GUI thread.
class SignInControl : public QObject
{
    Q_OBJECT
public:
    enum class State {
        Idle, ///< nobody has to sign in
        Needed, ///< requests wait until somebody does
        Working, ///< asking the service
        Code, ///< code() is to be typed at page()
        Browser, ///< the browser is at page()
    };
    using QObject::QObject;

    virtual State state() const = 0;
    virtual QString reason() const = 0; ///< why somebody has to; a sentence
    virtual QString code() const = 0;
    virtual QString page() const = 0; ///< an address
    virtual qint64 secondsLeft() const = 0; ///< of the code
    virtual bool pageOpened() const = 0; ///< by us, in the browser

    virtual void begin() = 0;
    virtual void cancel() = 0; ///< back to Needed
    virtual void giveUp() = 0; ///< whoever waits gets an error
    virtual void openPage() = 0;

Q_SIGNALS:
    void changed();
    void failed(const QString &sentence); ///< the state is Needed again
};

} // namespace ui
