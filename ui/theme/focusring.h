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

/// Puts the 2 px ring around push buttons that got the focus by keyboard. Everything else draws its own.
class FocusRing : public QObject
{
    Q_OBJECT
public:
    explicit FocusRing(QApplication *application);

private:
    void follow(QWidget *focused);
    QPointer<QFocusFrame> m_frame;
};

} // namespace theme
