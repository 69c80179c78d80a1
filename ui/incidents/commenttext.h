// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/summary/block.h"

#include <QTextEdit>

namespace ui {

/// A comment as it will read. Built from blocks with a cursor, never from markup, and unable to load or open anything.
class CommentText : public QTextEdit
{
    Q_OBJECT
public:
    explicit CommentText(QWidget *parent = nullptr);
    void setBlocks(const summary::Blocks &blocks);
    QVariant loadResource(int, const QUrl &) override { return {}; }

protected:
    bool canInsertFromMimeData(const QMimeData *) const override { return false; }
    void changeEvent(QEvent *event) override;

private:
    void fill();
    class Filler;
    summary::Blocks m_blocks;
};

} // namespace ui
