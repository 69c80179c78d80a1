// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/theme.h"

#include "ui/theme/focusring.h"
#include "ui/theme/fonts.h"
#include "ui/theme/icon.h"
#include "ui/theme/plurals.h"
#include "ui/theme/style.h"
#include "ui/theme/systemscheme.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QToolTip>

namespace theme {

namespace {

Theme *theInstance = nullptr;

QPalette paletteOf(const picture::Colours &c)
{
    const QList<QPair<QPalette::ColorRole, QColor>> roles = {
        {QPalette::Window, c.window},
        {QPalette::WindowText, c.text},
        {QPalette::Base, c.base},
        {QPalette::AlternateBase, c.alternate},
        {QPalette::Text, c.text},
        {QPalette::PlaceholderText, c.muted},
        {QPalette::Button, c.raised},
        {QPalette::ButtonText, c.text},
        {QPalette::BrightText, c.malicious},
        {QPalette::ToolTipBase, c.tooltip},
        {QPalette::ToolTipText, c.tooltipText},
        {QPalette::Highlight, c.selection},
        {QPalette::HighlightedText, c.selectionText},
        {QPalette::Link, c.accent},
        {QPalette::LinkVisited, c.accent},
        {QPalette::Light, c.raised},
        {QPalette::Midlight, c.hover},
        {QPalette::Mid, c.border},
        {QPalette::Dark, c.control},
        {QPalette::Shadow, c.control},
    };
    QPalette palette;
    for (const auto &[role, colour] : roles)
        palette.setColor(role, colour);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText,
                                           QPalette::PlaceholderText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, c.disabled);
    palette.setColor(QPalette::Disabled, QPalette::Base, c.window);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.selectionIdle);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, c.selectionIdle);
    palette.setColor(QPalette::Inactive, QPalette::HighlightedText, c.text);
    return palette;
}

} // namespace

Theme::Theme(QApplication *application, Mode mode)
    : m_application(application)
    , m_system(new SystemScheme(application->palette(), this))
    , m_mode(mode)
{
    theInstance = this;
    installPlurals(application);
    application->setStyle(new Style);
    new FocusRing(application);
    // Context menus show their shortcuts too: they are how people learn them.
    application->setAttribute(Qt::AA_DontShowShortcutsInContextMenus, false);
    connect(m_system, &SystemScheme::changed, this, [this] {
        if (m_mode == Mode::System)
            apply();
    });
    apply();
}

Theme::~Theme()
{
    theInstance = nullptr;
}

Theme *Theme::instance()
{
    return theInstance;
}

void Theme::setMode(Mode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    apply();
    Q_EMIT modeChanged(mode);
}

void Theme::apply()
{
    const bool dark = m_mode == Mode::System ? m_system->isDark() : m_mode == Mode::Dark;
    const bool first = m_application->palette() != paletteOf(colours());
    if (dark == m_dark && !first)
        return;
    m_dark = dark;
    dropIconPixmaps();
    const QPalette palette = paletteOf(colours());
    m_application->setPalette(palette);
    QToolTip::setPalette(palette);
    Q_EMIT changed();
}

const picture::Colours &colours()
{
    return picture::Colours::of(theInstance && theInstance->isDark());
}

bool motion()
{
    const QStyle *style = QApplication::style();
    return style && style->styleHint(QStyle::SH_Widget_Animation_Duration) > 0
        && qEnvironmentVariableIsEmpty("SSH_CONNECTION") && qEnvironmentVariableIsEmpty("XRDP_SESSION");
}

} // namespace theme
