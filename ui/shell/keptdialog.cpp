// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/shell/keptdialog.h"

#include "core/base/text.h"
#include "ui/theme/button.h"
#include "ui/theme/label.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QVBoxLayout>

namespace ui {

namespace {

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
}

QString dayText(const QDateTime &time)
{
    return QLocale().toString(time.toLocalTime(), QStringLiteral("d MMM yyyy"));
}

} // namespace

KeptDialog::KeptDialog(CaseControl *cases, QWidget *parent)
    : QDialog(parent)
    , m_cases(cases)
    , m_case(new theme::Label(tr("Looking…")))
    , m_cache(new theme::Label(tr("Looking…")))
    , m_shares(new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted))
    , m_clear(new theme::Button(tr("Forget the answers of all cases")))
{
    setWindowTitle(tr("Kept answers"));
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(460);
    auto *close = new theme::Button(tr("Close"), theme::Button::Kind::Primary);
    close->setAutoDefault(true);
    close->setDefault(true);
    m_clear->setToolTip(tr("Cases keep their own answers; only what other cases could use is forgotten"));
    m_clear->setEnabled(false);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_clear->setEnabled(false);
        m_cases->clearCache();
    });
    connect(cases, &CaseControl::keptKnown, this, &KeptDialog::take);
    auto *column = new QVBoxLayout(this);
    column->addWidget(new theme::Label(tr("In this case"), theme::Text::Strong));
    column->addWidget(m_case);
    column->addSpacing(8);
    column->addWidget(new theme::Label(tr("Across cases, while they are fresh"), theme::Text::Strong));
    column->addWidget(m_cache);
    column->addWidget(m_shares);
    column->addSpacing(8);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_clear);
    buttons->addStretch(1);
    buttons->addWidget(close);
    column->addLayout(buttons);
    for (theme::Label *label : {m_case, m_cache, m_shares})
        label->setWordWrap(true);
    cases->lookAtKept();
}

void KeptDialog::take(const CaseControl::Kept &kept)
{
    m_case->setText(kept.caseAnswers == 0
                        ? tr("No answer yet.")
                        : tr("%1, %2, from %3 to %4. They make the case whole offline.")
                              .arg(tr("%n answer(s)", nullptr, int(kept.caseAnswers)), sizeText(kept.caseBytes),
                                   dayText(kept.caseOldest), dayText(kept.caseNewest)));
    m_cache->setText(!kept.problem.isEmpty()   ? kept.problem
                         : kept.cacheAnswers == 0 ? tr("No answer. A tenant on this computer is asked each time.")
                                                  : tr("%1, %2 of at most %3, since %4.")
                                                        .arg(tr("%n answer(s)", nullptr, int(kept.cacheAnswers)),
                                                             sizeText(kept.cacheBytes), sizeText(kept.cacheLimit),
                                                             dayText(kept.cacheOldest)));
    QStringList lines;
    for (const CaseControl::Kept::Share &share : kept.cache)
        lines.append(tr("%1: %2, %3")
                         .arg(share.kind, tr("%n answer(s)", nullptr, int(share.count)), sizeText(share.bytes)));
    m_shares->setText(lines.join(QLatin1Char('\n')));
    m_shares->setVisible(!lines.isEmpty());
    m_clear->setEnabled(kept.cacheAnswers > 0);
}

} // namespace ui
