// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

QT_BEGIN_NAMESPACE
class QHBoxLayout;
class QToolButton;
QT_END_NAMESPACE

namespace theme {

class Button;
class Label;
class Meter;
class Sentence;

/// One line across a pane: icon, a sentence, at most one or two actions, × where it may be closed.
class Strip : public QWidget
{
    Q_OBJECT
public:
    enum class Kind { Error, Wait, Warning, Info, Good };
    explicit Strip(Kind kind, QWidget *parent = nullptr);

    Kind kind() const { return m_kind; }
    void setKind(Kind kind);
    void setText(const QString &text, const QStringList &strong = {});
    QString text() const;
    void setNote(const QString &note); ///< small and muted, at the right
    void setProgress(double part); ///< below 0 hides the bar
    /// A quiet action after the sentence.
    Button *addLink(const QString &text);
    /// The action, at the right.
    Button *addButton(const QString &text);
    void setClosable(bool closable);
    QSize sizeHint() const override;

Q_SIGNALS:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind;
    QHBoxLayout *m_row;
    Sentence *m_sentence;
    Meter *m_meter;
    Label *m_note;
    QToolButton *m_close;
    int m_links = 0;
};

} // namespace theme
