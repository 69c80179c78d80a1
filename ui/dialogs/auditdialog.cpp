// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/auditdialog.h"

#include "core/base/savefile.h"
#include "core/base/text.h"
#include "ui/dialogs/auditmodel.h"
#include "ui/theme/button.h"
#include "ui/theme/celltips.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/searchfield.h"

#include <QFileDialog>
#include <QFutureWatcher>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QLocale>
#include <QTableView>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace ui {

namespace {

constexpr qsizetype mostLines = 20'000;

base::Status exportLog(const casefile::AuditReader &reader, const QString &path, const QString &text)
{
    const casefile::AuditFormat format = path.endsWith(QLatin1String(".csv"), Qt::CaseInsensitive)
        ? casefile::AuditFormat::Csv
        : path.endsWith(QLatin1String(".txt"), Qt::CaseInsensitive) ? casefile::AuditFormat::Text
                                                                     : casefile::AuditFormat::Json;
    const base::Status written
        = base::saveFile(path, [&](QIODevice *out) { return reader.write(out, format, text); });
    if (written)
        return {};
    const QString why = written.error().detail; // a sentence where the log itself is the trouble
    return base::failure(base::Failure::Storage,
                         why.endsWith(u'.') ? why : AuditDialog::tr("%1 cannot be written: %2.").arg(path, why));
}

} // namespace

AuditDialog::AuditDialog(std::shared_ptr<casefile::AuditLog> log, QWidget *parent)
    : QDialog(parent)
    , m_log(std::move(log))
    , m_reader(m_log ? m_log->folder() : casefile::AuditLog::defaultFolder())
    , m_model(new AuditModel(this))
    , m_search(new theme::SearchField(tr("Find a host, a request-id, a result")))
    , m_count(new theme::Label({}, theme::Text::Small, theme::Label::Ink::Muted))
    , m_verdict(new theme::Label)
    , m_verify(new theme::Button(tr("Verify")))
    , m_export(new theme::Button(tr("Export…")))
{
    setWindowTitle(tr("Audit log"));
    m_pool.setMaxThreadCount(1);
    m_search->setAccessibleName(tr("Find in the audit log"));
    m_search->setClearButtonEnabled(true);
    auto *note = new theme::Label(tr("What left this computer and what was changed, with time and request-id. Each line carries "
                                     "the hash of the one before."),
                                  theme::Text::Small, theme::Label::Ink::Muted);
    note->setWordWrap(true);
    auto *table = new QTableView;
    table->setObjectName(QStringLiteral("auditTable"));
    table->setAccessibleName(tr("Audit log"));
    theme::tellCutCells(table);
    table->setModel(m_model);
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setTabKeyNavigation(false);
    table->setWordWrap(false);
    table->setTextElideMode(Qt::ElideMiddle); // both ends of a path tell something
    table->verticalHeader()->hide();
    table->verticalHeader()->setMinimumSectionSize(24);
    table->verticalHeader()->setDefaultSectionSize(24);
    table->horizontalHeader()->setHighlightSections(false);
    table->horizontalHeader()->setStretchLastSection(true);
    const int widths[] = {60, 165, 60, 410, 56, 270};
    for (int column = 0; column < 6; ++column)
        table->setColumnWidth(column, widths[column]);
    m_verdict->setWordWrap(true);
    m_verdict->setObjectName(QStringLiteral("verdict"));
    for (theme::Button *button : {m_verify, m_export})
        button->setAutoDefault(false);
    auto *top = new QHBoxLayout;
    top->addWidget(m_search, 1);
    top->addWidget(m_count);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_verdict, 1);
    bottom->addWidget(m_verify);
    bottom->addWidget(m_export);
    auto *column = new QVBoxLayout(this);
    constexpr int margin = theme::metrics::pageMargin;
    column->setContentsMargins(margin, margin, margin, margin);
    column->addWidget(note);
    column->addLayout(top);
    column->addWidget(table, 1);
    column->addLayout(bottom);
    resize(1080, 600);
    m_typing.setSingleShot(true);
    m_typing.setInterval(200);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_typing.start(); });
    connect(&m_typing, &QTimer::timeout, this, &AuditDialog::read);
    connect(m_verify, &QPushButton::clicked, this, &AuditDialog::verify);
    connect(m_export, &QPushButton::clicked, this, &AuditDialog::chooseExport);
    read();
}

AuditDialog::~AuditDialog()
{
    m_stop = true;
    m_pool.waitForDone();
}

template <typename Value> void AuditDialog::run(std::function<Value()> work, std::function<void(const Value &)> then)
{
    ++m_running;
    auto *watcher = new QFutureWatcher<Value>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, then = std::move(then)] {
        watcher->deleteLater();
        --m_running;
        then(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&m_pool, std::move(work)));
}

void AuditDialog::read()
{
    const quint64 ticket = ++m_latest;
    run<base::Result<QList<casefile::AuditLine>>>(
        [this, text = m_search->text()] {
            if (m_log)
                static_cast<void>(m_log->flush()); // when it fails, what is there is shown
            return m_reader.newest(mostLines, text, &m_stop);
        },
        [this, ticket](const base::Result<QList<casefile::AuditLine>> &lines) {
            if (ticket != m_latest)
                return;
            m_model->setLines(lines.value_or(QList<casefile::AuditLine>()));
            if (!lines) {
                m_count->clear();
                tell(lines.error().detail, false);
                return;
            }
            m_count->setText(lines->size() < mostLines ? tr("%n line(s)", nullptr, int(lines->size()))
                                                       : tr("The newest %1").arg(QLocale().toString(mostLines)));
        });
}

void AuditDialog::verify()
{
    m_verify->setEnabled(false);
    tell(tr("Checking every line."), true);
    run<casefile::AuditVerdict>(
        [this] {
            const base::Status flushed = m_log ? m_log->flush() : base::Status();
            casefile::AuditVerdict verdict = m_reader.verify({}, &m_stop);
            if (!flushed)
                verdict.problems.append({{}, 0, flushed.error().detail});
            return verdict;
        },
        [this](const casefile::AuditVerdict &verdict) {
            m_verify->setEnabled(true);
            if (!verdict.isGood()) {
                const casefile::AuditVerdict::Problem &first = verdict.problems.first();
                tell(tr("The log is not intact. %1, line %2: %3").arg(first.file).arg(first.line).arg(first.sentence), false);
                return;
            }
            QString text = tr("Intact: %n line(s).", nullptr, int(verdict.lines));
            if (verdict.firstNumber > 1)
                text += u' ' + tr("It begins at line %1; older ones were removed as set.").arg(verdict.firstNumber);
            if (verdict.lines > 0)
                text += u' ' + tr("Last hash %1").arg(QString::fromLatin1(verdict.lastHash));
            tell(text, true);
        });
}

void AuditDialog::chooseExport()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Export the audit log"), QStringLiteral("audit.csv"),
                                                      tr("CSV (*.csv);;JSON lines (*.jsonl);;Text (*.txt)"));
    if (!path.isEmpty())
        exportTo(path);
}

void AuditDialog::exportTo(const QString &path)
{
    run<base::Status>([this, path, text = m_search->text()] { return exportLog(m_reader, path, text); },
                      [this, path](const base::Status &written) {
                          if (written)
                              tell(tr("Written to %1.").arg(path), true);
                          else
                              tell(written.error().detail, false);
                      });
}

void AuditDialog::tell(const QString &sentence, bool good)
{
    m_verdict->setText(base::singleLine(sentence, 1000));
    m_verdict->setProperty("good", good);
}

QString AuditDialog::verdict() const
{
    return m_verdict->text();
}

} // namespace ui
