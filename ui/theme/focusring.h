// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>
#include <QPointer>

QT_BEGIN_NAMESPACE
class QApplication;
class QFocusFrame;
class QWidget;
QT_END_NAMESPACE

namespace theme {

/// What the keyboard shows: the 2 px ring around push buttons that got the focus by keyboard (everything else draws its
/// own), and the letters of the menu bar while Alt is down.
class FocusRing : public QObject
{
    Q_OBJECT
public:
    explicit FocusRing(QApplication *application);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QWidget *focused);
    QPointer<QFocusFrame> m_frame;
};

} // namespace theme
