// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QTextEdit>

namespace ui {

/// A note as it reads: Markdown without HTML. A case may come from anybody, so nothing is loaded and no link leads
/// anywhere.
class MarkdownView : public QTextEdit
{
    Q_OBJECT
public:
    explicit MarkdownView(QWidget *parent = nullptr);
    void setSource(const QString &markdown);

protected:
    QVariant loadResource(int type, const QUrl &name) override;
};

} // namespace ui
