// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QDateTime>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QVBoxLayout;
QT_END_NAMESPACE

namespace theme {
class Label;
class SearchField;
} // namespace theme

namespace ui {

class DropZone;
class WayButton;

/// The one page of the first start: drop, paste, choose, type; sample, case, tenant, incident; recent cases. Asks
/// nothing of anybody: its ways are the window's actions.
class StartPage : public QWidget
{
    Q_OBJECT
public:
    struct Ways
    {
        QAction *paste, *files, *sample, *openCase, *connectTenant, *incident;
    };
    struct Recent
    {
        QString path; ///< empty: stands for several, chosen elsewhere
        QString name;
        QDateTime used;
    };
    explicit StartPage(const Ways &ways, QWidget *parent = nullptr);

    void setRecent(const QList<Recent> &recent);
    void setSecretStore(const QString &name); ///< "GNOME Keyring"; empty: none found
    void setDropHot(bool hot);
    /// What was typed is no host: says so below the field.
    void setTypedProblem(const QString &sentence);
    void clearTyped();

Q_SIGNALS:
    void typed(const QString &text);
    void recentChosen(const QString &path);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeLeft(const Ways &ways);
    QWidget *makeRight(const Ways &ways);
    void fillZone(const Ways &ways);

    DropZone *m_zone;
    theme::SearchField *m_field = nullptr;
    theme::Label *m_problem = nullptr, *m_privacy = nullptr, *m_noRecent = nullptr;
    QVBoxLayout *m_recent = nullptr;
    QWidget *m_left = nullptr;
    QList<WayButton *> m_recentButtons;
};

} // namespace ui
