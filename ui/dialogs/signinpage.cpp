// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/signinpage.h"

#include "core/base/text.h"
#include "ui/dialogs/fields.h"
#include "ui/theme/button.h"

#include <QButtonGroup>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

using settings::SignInWay;

constexpr std::array ways{SignInWay::Secret, SignInWay::Certificate, SignInWay::Browser, SignInWay::DeviceCode};

} // namespace

SignInPage::SignInPage(ConnectControl *control, QWidget *parent)
    : QWidget(parent)
    , m_control(control)
    , m_ways(new QButtonGroup(this))
    , m_fields(new QStackedWidget)
{
    QVBoxLayout *column = fields::column(this);
    for (const SignInWay way : ways) {
        auto *button = new QRadioButton(nameOf(way));
        button->setObjectName(QStringLiteral("way-") + settings::toString(way));
        m_ways->addButton(button, int(way));
        column->addWidget(button);
    }
    column->addSpacing(4);
    column->addWidget(m_fields);
    column->addStretch(1);
    m_fields->addWidget(makeSecret());
    m_fields->addWidget(makeCertificate());
    m_fields->addWidget(makeNote(tr("A user signs in once, with a code typed on any device. Lookups, incidents and Security "
                                    "Copilot then work as this user. ")
                                 + storeNote(tr("The sign-in"))));
    m_fields->addWidget(makeNote(tr("A user signs in once, in the browser of this computer. Lookups, incidents and Security "
                                    "Copilot then work as this user. ")
                                 + storeNote(tr("The sign-in"))));
    m_look.setSingleShot(true);
    m_look.setInterval(250);
    connect(&m_look, &QTimer::timeout, this, &SignInPage::lookAtCertificate);
    connect(m_ways, &QButtonGroup::idToggled, this, [this](int id, bool on) {
        if (!on)
            return;
        m_fields->setCurrentIndex(id);
        Q_EMIT changed();
    });
    connect(control, &ConnectControl::certificateRead, this, [this](bool good, const QString &sentence) {
        m_certificateGood = good && !m_file->text().isEmpty();
        m_certificate->setText(m_file->text().isEmpty() ? QString() : base::singleLine(sentence));
        Q_EMIT changed();
    });
    setWay(SignInWay::Secret);
}

QString SignInPage::nameOf(SignInWay way)
{
    switch (way) {
    case SignInWay::Secret:
        return tr("Client secret");
    case SignInWay::Certificate:
        return tr("Certificate");
    case SignInWay::DeviceCode:
        return tr("Code on any device");
    case SignInWay::Browser:
        break;
    }
    return tr("Browser of this computer");
}

QString SignInPage::storeNote(const QString &what) const
{
    const QString store = m_control->secretStore();
    return store.isEmpty() ? tr("No keychain found. %1 is kept until you close the program.").arg(what)
                           : tr("%1 is kept in %2 and nowhere else.").arg(what, store);
}

QWidget *SignInPage::makeSecret()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    m_secret = fields::add(column, tr("Client secret: its value, not its ID"), QStringLiteral("secret"));
    m_secret->setEchoMode(QLineEdit::Password);
    m_secretProblem = fields::note(column, {}, theme::Label::Ink::Error);
    m_secretProblem->setObjectName(QStringLiteral("secretProblem"));
    m_secretProblem->hide();
    m_expires = fields::add(column, tr("Its last day, as Entra shows it beside the secret (optional: you are told a month before)"),
                            QStringLiteral("secretExpires"));
    m_expires->setPlaceholderText(tr("2027-03-31"));
    m_dayProblem = fields::note(column, tr("This is no date. Write it as 2027-03-31."), theme::Label::Ink::Error);
    m_dayProblem->hide();
    fields::note(column, storeNote(tr("The secret")));
    column->addStretch(1);
    connect(m_secret, &QLineEdit::textChanged, this, &SignInPage::takeSecret);
    connect(m_expires, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_dayProblem->setVisible(!text.trimmed().isEmpty() && !day().isValid());
        Q_EMIT changed();
    });
    return page;
}

void SignInPage::takeSecret(const QString &text)
{
    const QString problem = text.trimmed().isEmpty() ? QString() : m_control->secretProblem(text.trimmed());
    m_secretProblem->setText(problem);
    m_secretProblem->setVisible(!problem.isEmpty());
    // The day was of the secret before.
    if (!text.isEmpty() && m_expires->text() == m_keptDay)
        m_expires->clear();
    Q_EMIT changed();
}

QDate SignInPage::day() const
{
    const QString text = m_expires->text().trimmed();
    const QDate plain = QDate::fromString(text, Qt::ISODate);
    return plain.isValid() ? plain : QLocale::system().toDate(text, QLocale::ShortFormat);
}

void SignInPage::setExpires(const QDate &day)
{
    m_keptDay = day.toString(Qt::ISODate);
    m_expires->setText(m_keptDay);
}

QWidget *SignInPage::makeCertificate()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    m_file = fields::add(column, tr("PEM or PFX file with the certificate and its private key"),
                         QStringLiteral("certificateFile"));
    auto *choose = new theme::Button(tr("Choose a file…"));
    choose->setAutoDefault(false);
    column->addWidget(choose, 0, Qt::AlignLeft);
    m_password = fields::add(column, tr("Password of the file, if it has one"), QStringLiteral("certificatePassword"));
    m_password->setEchoMode(QLineEdit::Password);
    m_certificate = fields::note(column, {}, theme::Label::Ink::Text);
    m_certificate->setObjectName(QStringLiteral("certificateFacts"));
    fields::note(column, storeNote(tr("The certificate"))
                     + u' ' + tr("Upload its public part to the app registration; the private key never leaves."));
    column->addStretch(1);
    connect(choose, &QPushButton::clicked, this, &SignInPage::chooseFile);
    for (QLineEdit *field : {m_file, m_password})
        connect(field, &QLineEdit::textChanged, this, [this] {
            m_certificateGood = false;
            m_look.start();
            Q_EMIT changed();
        });
    return page;
}

QWidget *SignInPage::makeNote(const QString &text)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    fields::note(column, text);
    fields::note(column, tr("The app registration needs the redirect address http://localhost for desktop apps, and public "
                            "client flows allowed."));
    column->addStretch(1);
    return page;
}

void SignInPage::chooseFile()
{
    const QString path = QFileDialog::getOpenFileName(
        this, tr("Certificate"), {}, tr("Certificates (*.pem *.pfx *.p12 *.crt *.key);;All files (*)"));
    if (!path.isEmpty())
        m_file->setText(path);
}

void SignInPage::lookAtCertificate()
{
    m_control->readCertificate(m_file->text().trimmed(), m_password->text());
}

void SignInPage::setWay(SignInWay way)
{
    m_ways->button(int(way))->setChecked(true);
    m_fields->setCurrentIndex(int(way));
}

SignInWay SignInPage::way() const
{
    return SignInWay(m_ways->checkedId());
}

void SignInPage::fill(ConnectControl::Entry &entry) const
{
    entry.way = way();
    if (entry.way == SignInWay::Secret) {
        entry.secret = m_secret->text().trimmed();
        entry.expires = day();
    }
    if (entry.way == SignInWay::Certificate) {
        entry.certificateFile = m_file->text().trimmed();
        entry.certificatePassword = m_password->text();
    }
}

bool SignInPage::isReady(bool kept) const
{
    switch (way()) {
    case SignInWay::Secret: {
        const QString secret = m_secret->text().trimmed();
        if (!m_dayProblem->isHidden())
            return false;
        return secret.isEmpty() ? kept : m_control->secretProblem(secret).isEmpty();
    }
    case SignInWay::Certificate:
        return m_file->text().trimmed().isEmpty() ? kept : m_certificateGood;
    case SignInWay::DeviceCode:
    case SignInWay::Browser:
        break;
    }
    return true;
}

void SignInPage::focusField()
{
    if (way() == SignInWay::Secret)
        m_secret->setFocus();
    else if (way() == SignInWay::Certificate)
        m_file->setFocus();
    else
        m_ways->checkedButton()->setFocus();
}

} // namespace ui
