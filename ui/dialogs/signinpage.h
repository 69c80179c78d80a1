// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/dialogs/connectcontrol.h"

#include <QTimer>
#include <QWidget>

QT_BEGIN_NAMESPACE
class QButtonGroup;
class QLineEdit;
class QStackedWidget;
class QVBoxLayout;
QT_END_NAMESPACE

namespace theme {
class Label;
}

namespace ui {

/// The wizard's page of the four ways to sign in, with the fields each of them needs.
class SignInPage : public QWidget
{
    Q_OBJECT
public:
    explicit SignInPage(ConnectControl *control, QWidget *parent = nullptr);

    void setWay(settings::SignInWay way);
    settings::SignInWay way() const;
    static QString nameOf(settings::SignInWay way);
    /// Takes part in the entry: way, secret, certificate.
    void fill(ConnectControl::Entry &entry) const;
    /// The last day of the secret that is kept.
    void setExpires(const QDate &day);
    /// Whether what is typed, or `kept` already, will do.
    bool isReady(bool kept) const;
    void focusField();

Q_SIGNALS:
    void changed();

private:
    QWidget *makeSecret();
    QWidget *makeCertificate();
    QWidget *makeNote(const QString &text);
    void takeSecret(const QString &text);
    QDate day() const; ///< invalid when nothing, or nothing usable, is typed
    void chooseFile();
    void lookAtCertificate();
    QString storeNote(const QString &what) const;

    ConnectControl *m_control;
    QButtonGroup *m_ways;
    QStackedWidget *m_fields;
    QLineEdit *m_secret, *m_expires, *m_file, *m_password;
    theme::Label *m_secretProblem, *m_dayProblem, *m_certificate;
    QString m_keptDay;
    bool m_certificateGood = false;
    QTimer m_look; ///< once typing rests
};

} // namespace ui
