// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/aboutdialog.h"

#include "ui/theme/button.h"
#include "ui/theme/icon.h"
#include "ui/theme/label.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLibraryInfo>
#include <QPainter>
#include <QSysInfo>
#include <QVBoxLayout>

namespace ui {

AboutDialog::AboutDialog(QWidget *parent)
    : QDialog(parent)
{
    setWindowTitle(tr("About"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(20, 18, 20, 14);
    column->setSpacing(6);
    column->addWidget(
        new theme::Label(tr("MDTI Actor Lookup %1").arg(QStringLiteral(MDTI_VERSION)), theme::Text::Title));
    const auto add = [column](const QString &text, theme::Label::Ink ink) {
        auto *label = new theme::Label(text, theme::Text::Base, ink);
        label->setWordWrap(true);
        label->setMinimumWidth(400);
        column->addWidget(label);
    };
    add(tr("Finds the threat actors behind hosts, and shows how we know."), theme::Label::Ink::Text);
    add(tr("Free software under the MIT licence. Microsoft, Sentinel and Defender are trademarks of Microsoft; this "
           "program is not "
           "made or endorsed by Microsoft."),
        theme::Label::Ink::Muted);
    column->addSpacing(4);
    auto *facts = new theme::Label(report(), theme::Text::Fixed, theme::Label::Ink::Muted);
    facts->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    column->addWidget(facts);
    column->addSpacing(10);
    auto *row = new QHBoxLayout;
    auto *copy = new theme::Button(tr("Copy"));
    copy->setIconName(QStringLiteral("copy"));
    connect(copy, &QPushButton::clicked, this, [] { QApplication::clipboard()->setText(report()); });
    auto *close = new theme::Button(tr("Close"), theme::Button::Kind::Primary);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    row->addWidget(copy);
    row->addStretch(1);
    row->addWidget(close);
    column->addLayout(row);
    close->setFocus();
}

QString AboutDialog::report()
{
    return QStringLiteral("MDTI Actor Lookup %1\nQt %2 (%3)\n%4, %5")
        .arg(QStringLiteral(MDTI_VERSION), QLatin1String(qVersion()), QGuiApplication::platformName(),
             QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture());
}

} // namespace ui
