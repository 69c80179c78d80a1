// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/picture/colours.h"

#include <QObject>

QT_BEGIN_NAMESPACE
class QApplication;
QT_END_NAMESPACE

namespace theme {

class SystemScheme;

enum class Mode { System, Light, Dark };

/// Light or dark for the whole program: sets style, palette and fonts of the application and changes them while it
/// runs. One per application, made right after it and owned by main(). GUI thread.
class Theme : public QObject
{
    Q_OBJECT
public:
    explicit Theme(QApplication *application, Mode mode = Mode::System);
    ~Theme() override;

    /// The one of this application; null where none was made.
    static Theme *instance();

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);
    bool isDark() const { return m_dark; }

Q_SIGNALS:
    /// Palette and colours() are new. Pixmaps made from colours are void; icons of icon() renew themselves.
    void changed();
    void modeChanged(theme::Mode mode);

private:
    void apply();

    QApplication *m_application;
    SystemScheme *m_system;
    Mode m_mode;
    bool m_dark = false;
};

/// Colours in use now; the light ones where no Theme was made.
const picture::Colours &colours();

/// Animations wanted: not switched off in the system, session not remote.
bool motion();

} // namespace theme
