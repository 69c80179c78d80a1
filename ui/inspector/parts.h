// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/models/workspace.h"
#include "ui/picture/glyph.h"

#include <QString>
#include <QWidget>

class QVBoxLayout;

/// Small pieces the inspector pages share.
namespace ui::inspector {

picture::Glyph hostGlyph(const Workspace &workspace, chain::HostId host);
picture::Glyph actorGlyph(int score);

/// A column of content that scrolls; margins as looks.md §2.
QVBoxLayout *scrollColumn(QWidget *page);
void clear(QLayout *layout); ///< deletes the widgets too

QWidget *heading(const QString &text, int count = -1);
QWidget *paragraph(const QString &text, bool muted = false); ///< plain text, wraps, can be selected
/// Paragraphs of a text of the service; lines that begin with "#" become headings, nothing else is taken for markup.
void addProse(QVBoxLayout *column, const QString &text);
QWidget *factRow(const QString &name, const QString &value);
/// A row that selects a host when activated: mark, name, one line below, something at the right.
QWidget *hostRow(Workspace *workspace, chain::HostId host, const QString &detail, QWidget *right = nullptr);

void showText(QWidget *parent, const QString &title, const QString &text); ///< read-only, fixed pitch, can be copied

} // namespace ui::inspector
