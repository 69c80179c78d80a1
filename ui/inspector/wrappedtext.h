// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTextEdit>

namespace ui {

/// Plain text that can be selected and copied and wraps anywhere, where a label would cut a long id or name off. As high
/// as its lines; it does not scroll.
class WrappedText : public QTextEdit
{
    Q_OBJECT
public:
    WrappedText(const QString &text, const QString &accessibleName, QWidget *parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace ui
