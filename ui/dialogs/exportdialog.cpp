// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/exportdialog.h"

#include "core/base/text.h"
#include "ui/dialogs/exportwords.h"
#include "ui/theme/button.h"
#include "ui/theme/hairline.h"
#include "ui/theme/label.h"
#include "ui/theme/metrics.h"
#include "ui/theme/strip.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QTimer>
#include <QVBoxLayout>

namespace ui {

namespace {

constexpr int formatRole = Qt::UserRole;
constexpr exporting::Table exportTables[] = {exporting::Table::Claims,  exporting::Table::Actors,     exporting::Table::Hosts,
                                             exporting::Table::Records, exporting::Table::Incomplete, exporting::Table::Rejected};

theme::Label *wrapped(theme::Label::Ink ink)
{
    auto *label = new theme::Label({}, theme::Text::Base, ink);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    return label;
}

/// The name without the ending of whatever format it names.
QString withoutEnding(const QString &path)
{
    if (const auto format = exporting::formatOfFile(path)) {
        for (const QString &ending : exporting::info(*format).endings) {
            if (path.endsWith(ending, Qt::CaseInsensitive))
                return path.chopped(ending.size());
        }
    }
    return path;
}

} // namespace

ExportDialog::ExportDialog(const Facts &facts, exporting::Format first, exporting::Table table, QWidget *parent)
    : QDialog(parent)
    , m_facts(facts)
    , m_formats(new QListWidget)
    , m_title(new theme::Label({}, theme::Text::Title))
    , m_holds(wrapped(theme::Label::Ink::Text))
    , m_leavesOut(wrapped(theme::Label::Ink::Muted))
    , m_size(new theme::Label({}, theme::Text::Base, theme::Label::Ink::Muted))
    , m_table(new QComboBox)
    , m_scale(new QComboBox)
    , m_scaleName(new theme::Label(tr("Scale"), theme::Text::Small, theme::Label::Ink::Muted))
    , m_shown(new QRadioButton(tr("What the filters show: %n host(s)", nullptr, int(facts.hostsShown))))
    , m_all(new QRadioButton(tr("Everything: %n host(s)", nullptr, int(facts.hostsAll))))
    , m_view(new QRadioButton(tr("The part of the graph the window shows")))
    , m_path(new QLineEdit)
    , m_consent(new QCheckBox(tr("Whoever gets the file may have it")))
    , m_mark(new theme::Strip(theme::Strip::Kind::Warning))
    , m_export(new theme::Button(tr("Export"), theme::Button::Kind::Primary))
    , m_typing(new QTimer(this))
{
    setWindowTitle(tr("Export"));
    for (const exporting::Table each : exportTables)
        m_table->addItem(exportwords::name(each), int(each));
    m_table->setCurrentIndex(m_table->findData(int(table)));
    m_path->setText(QDir(facts.folder).filePath(facts.name));
    fillFormats();

    auto *columns = new QHBoxLayout;
    columns->setSpacing(theme::metrics::pageMargin);
    m_formats->setFixedWidth(220);
    columns->addWidget(m_formats);
    columns->addLayout(makeRight(), 1);
    auto *cancel = new theme::Button(tr("Cancel"));
    m_export->setAutoDefault(true);
    m_export->setDefault(true);
    connect(m_export, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_size, 1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_export);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(theme::metrics::groupGap);
    column->addLayout(columns, 1);
    column->addWidget(new theme::Hairline);
    column->addLayout(buttons);
    resize(740, 590);

    connect(m_formats, &QListWidget::currentRowChanged, this, &ExportDialog::formatChanged);
    connect(m_table, &QComboBox::currentIndexChanged, this, &ExportDialog::measure);
    connect(m_all, &QRadioButton::toggled, this, &ExportDialog::measure);
    connect(m_view, &QRadioButton::toggled, this, &ExportDialog::measure);
    connect(m_scale, &QComboBox::currentIndexChanged, this, &ExportDialog::measure);
    m_typing->setSingleShot(true);
    m_typing->setInterval(300);
    connect(m_typing, &QTimer::timeout, this, &ExportDialog::measure);
    connect(m_path, &QLineEdit::textChanged, m_typing, qOverload<>(&QTimer::start));
    connect(m_path, &QLineEdit::textChanged, this, &ExportDialog::refresh);
    connect(m_consent, &QCheckBox::toggled, this, &ExportDialog::refresh);
    for (int row = 0; row < m_formats->count(); ++row) {
        if (m_formats->item(row)->data(formatRole) == int(first))
            m_formats->setCurrentRow(row);
    }
    m_formats->setFocus();
}

void ExportDialog::fillFormats()
{
    m_formats->setObjectName(QStringLiteral("formats"));
    m_formats->setAccessibleName(tr("Format"));
    std::optional<exportwords::Group> group;
    for (const exporting::FormatInfo &each : exporting::formats()) {
        const exportwords::Words words = exportwords::words(each.format);
        if (each.painted && !m_facts.pictures)
            continue;
        if (group != words.group) {
            auto *head = new QListWidgetItem(exportwords::name(words.group), m_formats);
            head->setFlags(Qt::NoItemFlags);
            head->setFont(theme::font(theme::Text::SmallStrong));
            head->setSizeHint(QSize(0, theme::metrics::rowHeight));
            group = words.group;
        }
        auto *item = new QListWidgetItem(u"   " + words.title, m_formats);
        item->setData(formatRole, int(each.format));
        item->setSizeHint(QSize(0, theme::metrics::rowHeight));
        item->setData(Qt::AccessibleTextRole, words.title);
    }
}

void ExportDialog::makePictureFields()
{
    m_view->setObjectName(QStringLiteral("view"));
    m_scale->setObjectName(QStringLiteral("scale"));
    m_scale->setAccessibleName(tr("Scale"));
    for (const int scale : {1, 2, 3, 4})
        m_scale->addItem(scale == 1 ? tr("1 ×, as on the screen") : tr("%1 ×").arg(scale), scale);
    m_scale->setCurrentIndex(m_scale->findData(ExportChoice().scale));
    m_scale->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
}

QLayout *ExportDialog::makeRight()
{
    makePictureFields();
    m_table->setAccessibleName(tr("Table"));
    m_path->setAccessibleName(tr("File"));
    m_path->setObjectName(QStringLiteral("path"));
    m_path->setMaxLength(4096);
    m_consent->setObjectName(QStringLiteral("consent"));
    m_size->setObjectName(QStringLiteral("size"));
    m_all->setObjectName(QStringLiteral("everything"));
    auto *scope = new QButtonGroup(this);
    scope->addButton(m_shown);
    scope->addButton(m_all);
    scope->addButton(m_view);
    const bool filtered = m_facts.hostsShown < m_facts.hostsAll;
    (filtered ? m_shown : m_all)->setChecked(true);
    if (!filtered)
        m_shown->hide();
    m_shown->setToolTip(theme::plainTip(m_facts.filters));
    auto *choose = new theme::Button(tr("Choose…"));
    choose->setAutoDefault(false);
    connect(choose, &QPushButton::clicked, this, &ExportDialog::browse);
    auto *place = new QHBoxLayout;
    place->setSpacing(theme::metrics::fieldGap);
    place->addWidget(m_path, 1);
    place->addWidget(choose);
    const bool marked = base::needsExportConsent(m_facts.mark);
    m_mark->setText(tr("Marked %1: keep the file among those who may see it.").arg(base::toString(m_facts.mark)));
    if (!marked) {
        m_mark->hide();
        m_consent->hide();
    }

    auto *column = new QVBoxLayout;
    column->setSpacing(theme::metrics::fieldGap);
    column->addWidget(m_title);
    column->addWidget(m_holds);
    column->addWidget(m_leavesOut);
    column->addWidget(m_table);
    column->addStretch(1);
    column->addWidget(new theme::Label(tr("How much"), theme::Text::Small, theme::Label::Ink::Muted));
    column->addWidget(m_shown);
    column->addWidget(m_all);
    column->addWidget(m_view);
    column->addWidget(m_scaleName);
    column->addWidget(m_scale);
    column->addSpacing(theme::metrics::fieldGap);
    column->addWidget(new theme::Label(tr("File"), theme::Text::Small, theme::Label::Ink::Muted));
    column->addLayout(place);
    column->addWidget(m_mark);
    column->addWidget(m_consent);
    return column;
}

exporting::Format ExportDialog::format() const
{
    const QListWidgetItem *item = m_formats->currentItem();
    return item ? exporting::Format(item->data(formatRole).toInt()) : exporting::Format::Json;
}

void ExportDialog::formatChanged()
{
    const exportwords::Words words = exportwords::words(format());
    m_title->setText(words.title);
    m_holds->setText(words.holds);
    m_leavesOut->setText(tr("Leaves out: %1").arg(words.leavesOut));
    m_table->setVisible(format() == exporting::Format::Csv);
    // A picture is the graph as it stands, filters and all.
    const bool picture = words.group == exportwords::Group::Picture;
    m_all->setEnabled(!picture || m_facts.hostsShown == m_facts.hostsAll);
    if (picture && m_all->isChecked() && m_facts.hostsShown < m_facts.hostsAll)
        m_shown->setChecked(true);
    m_view->setVisible(picture);
    if (!picture && m_view->isChecked())
        (m_facts.hostsShown < m_facts.hostsAll ? m_shown : m_all)->setChecked(true);
    m_scale->setVisible(format() == exporting::Format::Png);
    m_scaleName->setVisible(format() == exporting::Format::Png);
    const QSignalBlocker quiet(m_path);
    if (const QString path = m_path->text(); !path.isEmpty())
        m_path->setText(withoutEnding(path) + exporting::info(format()).endings.first());
    measure();
}

void ExportDialog::browse()
{
    const QStringList &endings = exporting::info(format()).endings;
    auto *dialog = new QFileDialog(this, tr("Export"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(QStringLiteral("%1 (*%2)").arg(exportwords::words(format()).title, endings.join(QStringLiteral(" *"))));
    dialog->setDefaultSuffix(endings.first().mid(1));
    dialog->selectFile(m_path->text());
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

void ExportDialog::measure()
{
    m_problem.clear();
    m_size->setText(tr("Measuring…"));
    refresh();
    Q_EMIT measureWanted(choice());
}

void ExportDialog::setSize(qint64 bytes, bool exists)
{
    m_problem.clear();
    const QString size = exportwords::sizeText(bytes);
    m_size->setText(exists ? tr("%1. A file of this name is there and will be replaced.").arg(size) : size);
    refresh();
}

void ExportDialog::setProblem(const QString &sentence)
{
    m_problem = sentence;
    m_size->setText(base::singleLine(sentence));
    refresh();
}

void ExportDialog::refresh()
{
    const bool allowed = !base::needsExportConsent(m_facts.mark) || m_consent->isChecked();
    m_export->setEnabled(allowed && m_problem.isEmpty() && !m_path->text().trimmed().isEmpty());
    m_export->setToolTip(allowed ? QString() : tr("Confirm the mark first."));
}

ExportChoice ExportDialog::choice() const
{
    ExportChoice chosen;
    chosen.format = format();
    chosen.table = exporting::Table(m_table->currentData().toInt());
    chosen.everything = m_all->isChecked();
    chosen.view = m_view->isChecked();
    chosen.scale = m_scale->currentData().toInt();
    chosen.path = m_path->text().trimmed();
    if (!chosen.path.isEmpty() && QDir::isRelativePath(chosen.path))
        chosen.path = QDir(m_facts.folder).filePath(chosen.path);
    return chosen;
}

} // namespace ui
