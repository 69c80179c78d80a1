// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/tlp.h"
#include "core/export/formats.h"

#include <QDialog>

QT_BEGIN_NAMESPACE
class QCheckBox;
class QComboBox;
class QLineEdit;
class QListWidget;
class QRadioButton;
class QTimer;
QT_END_NAMESPACE

namespace theme {
class Button;
class Label;
class Strip;
} // namespace theme

namespace ui {

struct ExportChoice
{
    exporting::Format format = exporting::Format::Json;
    exporting::Table table = exporting::Table::Claims; ///< of CSV
    bool everything = false; ///< else only what the filters show
    bool view = false; ///< pictures: only the part of the graph the window shows
    int scale = 2; ///< pixels for each unit, of a PNG
    QString path;
};

/// Which format, how much of it, where to: with what each format leaves out and how large the file becomes. Writes
/// nothing; whoever made it listens to measureWanted() and takes choice() when it is accepted.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    struct Facts
    {
        qint64 hostsAll = 0, hostsShown = 0;
        QString filters; ///< in words; empty: nothing is filtered
        base::Tlp mark = base::Tlp::None;
        QString folder, name; ///< suggested; the name has no ending
        bool pictures = true; ///< there is a graph to draw
    };
    ExportDialog(const Facts &facts, exporting::Format first, exporting::Table table, QWidget *parent = nullptr);

    ExportChoice choice() const;
    /// The answer to the last measureWanted(); `exists`: a file of that name will be replaced.
    void setSize(qint64 bytes, bool exists);
    /// It cannot be written this way; a sentence.
    void setProblem(const QString &sentence);

Q_SIGNALS:
    /// Size unknown again; the latest wins.
    void measureWanted(const ui::ExportChoice &choice);

private:
    void fillFormats();
    QLayout *makeRight();
    void makePictureFields();
    void formatChanged();
    void browse();
    void measure();
    void refresh();
    exporting::Format format() const;

    Facts m_facts;
    QString m_problem;
    QListWidget *m_formats;
    theme::Label *m_title, *m_holds, *m_leavesOut, *m_size;
    QComboBox *m_table, *m_scale;
    theme::Label *m_scaleName;
    QRadioButton *m_shown, *m_all, *m_view;
    QLineEdit *m_path;
    QCheckBox *m_consent;
    theme::Strip *m_mark;
    theme::Button *m_export;
    QTimer *m_typing; ///< a path is measured when it is written
};

} // namespace ui
