// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/dialogs/exportdialog.h"
#include "ui/dialogs/exportwords.h"
#include "ui/theme/button.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using exporting::Format;
using ui::ExportDialog;

namespace {

ExportDialog::Facts facts()
{
    ExportDialog::Facts result;
    result.hostsAll = 127;
    result.hostsShown = 40;
    result.filters = QStringLiteral("Hops ≤ 1");
    result.folder = QStringLiteral("/somewhere");
    result.name = QStringLiteral("actors-2026-11-24");
    return result;
}

theme::Button *exportButton(const ExportDialog &dialog)
{
    for (theme::Button *button : dialog.findChildren<theme::Button *>()) {
        if (button->isDefault())
            return button;
    }
    return nullptr;
}

void choose(ExportDialog &dialog, Format format)
{
    auto *list = dialog.findChild<QListWidget *>(QStringLiteral("formats"));
    for (int row = 0; row < list->count(); ++row) {
        if (list->item(row)->text().trimmed() == ui::exportwords::words(format).title)
            list->setCurrentRow(row);
    }
}

} // namespace

class TestExportDialog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyFormatSaysWhatItLeavesOut()
    {
        ExportDialog dialog(facts(), Format::Json, exporting::Table::Claims);
        QSet<QString> titles;
        for (const exporting::FormatInfo &each : exporting::formats()) {
            const ui::exportwords::Words words = ui::exportwords::words(each.format);
            QVERIFY(!words.holds.isEmpty() && !words.leavesOut.isEmpty());
            QVERIFY2(!titles.contains(words.title), qPrintable(words.title));
            titles.insert(words.title);
            choose(dialog, each.format);
            QCOMPARE(int(dialog.choice().format), int(each.format));
        }
    }

    void theEndingFollowsTheFormat()
    {
        ExportDialog dialog(facts(), Format::Json, exporting::Table::Claims);
        QCOMPARE(dialog.choice().path, QStringLiteral("/somewhere/actors-2026-11-24.json"));
        choose(dialog, Format::Stix);
        QCOMPARE(dialog.choice().path, QStringLiteral("/somewhere/actors-2026-11-24.stix.json"));
        choose(dialog, Format::PdfReport);
        QCOMPARE(dialog.choice().path, QStringLiteral("/somewhere/actors-2026-11-24.report.pdf"));
        dialog.findChild<QLineEdit *>(QStringLiteral("path"))->setText(QStringLiteral("mine.report.pdf"));
        choose(dialog, Format::Csv);
        QCOMPARE(dialog.choice().path, QStringLiteral("/somewhere/mine.csv"));
    }

    void aPictureHasAPartAndAScale()
    {
        ExportDialog dialog(facts(), Format::Png, exporting::Table::Claims);
        auto *view = dialog.findChild<QRadioButton *>(QStringLiteral("view"));
        auto *scale = dialog.findChild<QComboBox *>(QStringLiteral("scale"));
        QVERIFY(view && scale && !view->isHidden() && !scale->isHidden());
        QVERIFY(!dialog.choice().view);
        QCOMPARE(dialog.choice().scale, 2);
        view->setChecked(true);
        scale->setCurrentIndex(scale->findData(3));
        QVERIFY(dialog.choice().view && !dialog.choice().everything);
        QCOMPARE(dialog.choice().scale, 3);
        choose(dialog, Format::Svg);
        QVERIFY(dialog.choice().view && !view->isHidden() && scale->isHidden());
        choose(dialog, Format::Json);
        QVERIFY(!dialog.choice().view && view->isHidden() && scale->isHidden());
    }

    void filtersCountUnlessEverythingIsWanted()
    {
        ExportDialog dialog(facts(), Format::Json, exporting::Table::Claims);
        auto *everything = dialog.findChild<QRadioButton *>(QStringLiteral("everything"));
        QVERIFY(!dialog.choice().everything);
        everything->setChecked(true);
        QVERIFY(dialog.choice().everything);
        choose(dialog, Format::Png); // what is on the screen
        QVERIFY(!dialog.choice().everything);
        QVERIFY(!everything->isEnabled());
        ExportDialog::Facts unfiltered = facts();
        unfiltered.hostsShown = unfiltered.hostsAll;
        QVERIFY(ExportDialog(unfiltered, Format::Json, exporting::Table::Claims).choice().everything);
    }

    void aMarkHasToBeConfirmed_data()
    {
        QTest::addColumn<bool>("asks");
        QTest::newRow("") << false;
        QTest::newRow("TLP:CLEAR") << false;
        QTest::newRow("TLP:GREEN") << false;
        QTest::newRow("TLP:AMBER") << false;
        QTest::newRow("TLP:AMBER+STRICT") << true;
        QTest::newRow("TLP:RED") << true;
    }
    void aMarkHasToBeConfirmed()
    {
        QFETCH(bool, asks);
        ExportDialog::Facts marked = facts();
        marked.mark = base::tlpFromString(QString::fromLatin1(QTest::currentDataTag()));
        ExportDialog dialog(marked, Format::Json, exporting::Table::Claims);
        auto *consent = dialog.findChild<QCheckBox *>(QStringLiteral("consent"));
        QCOMPARE(consent->isVisibleTo(&dialog), asks);
        QCOMPARE(exportButton(dialog)->isEnabled(), !asks);
        consent->setChecked(true);
        QVERIFY(exportButton(dialog)->isEnabled());
    }

    void aProblemIsToldAndStopsTheExport()
    {
        ExportDialog dialog(facts(), Format::Json, exporting::Table::Claims);
        QSignalSpy measured(&dialog, &ExportDialog::measureWanted);
        auto *size = dialog.findChild<QLabel *>(QStringLiteral("size"));
        choose(dialog, Format::Navigator);
        QCOMPARE(measured.size(), 1);
        dialog.setProblem(QStringLiteral("No profile names a technique"));
        QVERIFY(size->text().contains(QStringLiteral("No profile names a technique")));
        QVERIFY(!exportButton(dialog)->isEnabled());
        choose(dialog, Format::Json);
        QVERIFY(exportButton(dialog)->isEnabled());
        dialog.setSize(2'500'000, false);
        QVERIFY(size->text().contains(QStringLiteral("2.5 MB")));
        dialog.setSize(10, true);
        QVERIFY(size->text().contains(QStringLiteral("replaced")));
    }
};

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const theme::Theme theme(&application, theme::Mode::Light);
    TestExportDialog test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_exportdialog.moc"
