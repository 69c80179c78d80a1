// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace theme {

/// What an icon is tinted with.
enum class Tint { Text, Muted, Accent, Wait, Error, Ok, Actor, OnAccent };

/// One of the program's drawings (resources/icons, name without ending). Drawn for the scale it is shown at, in the
/// colours of the theme of that moment: never has to be set again. Disabled, checked and selected states included. An
/// unknown name gives a null icon.
QIcon icon(const QString &name, Tint tint = Tint::Text);

/// One drawing as pixels, `side` in device-independent pixels.
QPixmap iconPixmap(const QString &name, int side, qreal scale, const QColor &colour);

/// Forgets drawn pixels; the theme calls it.
void dropIconPixmaps();

} // namespace theme
