// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "ui/theme/button.h"
#include "ui/theme/chip.h"
#include "ui/theme/emptystate.h"
#include "ui/theme/icon.h"
#include "ui/theme/keyhint.h"
#include "ui/theme/label.h"
#include "ui/theme/meter.h"
#include "ui/theme/plurals.h"
#include "ui/theme/sentence.h"
#include "ui/theme/strip.h"
#include "ui/theme/theme.h"
#include "ui/theme/toast.h"

#include <QApplication>
#include <QCheckBox>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>

namespace {

/// The colour most pixels of a drawing have that are fully covered.
QColor inkOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage();
    QHash<QRgb, int> seen;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y).alpha() == 255)
                ++seen[image.pixel(x, y)];
        }
    }
    QRgb most = 0;
    int count = 0;
    for (auto ink = seen.cbegin(); ink != seen.cend(); ++ink) {
        if (ink.value() > count) {
            count = ink.value();
            most = ink.key();
        }
    }
    return QColor(most);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void the_palette_follows_the_mode();
    void icons_take_the_colours_of_the_moment();
    void icons_are_sharp_at_every_scale_data();
    void icons_are_sharp_at_every_scale();
    void every_drawing_is_an_icon();
    void plurals_read_well_data();
    void plurals_read_well();
    void markup_stays_text();
    void a_long_label_ends_in_dots_and_tells_the_rest();
    void a_sentence_stresses_parts();
    void a_chip_is_removed_by_key_and_by_cross();
    void a_strip_closes();
    void a_toast_says_and_acts();
    void a_check_box_has_an_outline_in_the_dark();
    void the_name_of_an_action_has_no_marks();

private:
    std::unique_ptr<theme::Theme> m_theme;
};

void TestTheme::initTestCase()
{
    m_theme = std::make_unique<theme::Theme>(qApp, theme::Mode::Light);
}

void TestTheme::init()
{
    m_theme->setMode(theme::Mode::Light);
}

void TestTheme::the_palette_follows_the_mode()
{
    const QSignalSpy changed(m_theme.get(), &theme::Theme::changed);
    QCOMPARE(qApp->palette().color(QPalette::Window), picture::Colours::light().window);
    m_theme->setMode(theme::Mode::Dark);
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_theme->isDark());
    QCOMPARE(qApp->palette().color(QPalette::Window), picture::Colours::dark().window);
    QCOMPARE(theme::colours(), picture::Colours::dark());
    QCOMPARE(qApp->palette().color(QPalette::Inactive, QPalette::Highlight), picture::Colours::dark().selectionIdle);
}

void TestTheme::icons_take_the_colours_of_the_moment()
{
    const QIcon run = theme::icon(QStringLiteral("run"));
    QCOMPARE(inkOf(run.pixmap(32, 32)), picture::Colours::light().text);
    m_theme->setMode(theme::Mode::Dark);
    QCOMPARE(inkOf(run.pixmap(32, 32)), picture::Colours::dark().text);
    QCOMPARE(inkOf(run.pixmap(QSize(32, 32), QIcon::Disabled)), picture::Colours::dark().disabled);
    QCOMPARE(inkOf(run.pixmap(QSize(32, 32), QIcon::Normal, QIcon::On)), picture::Colours::dark().accent);
    QCOMPARE(inkOf(theme::icon(QStringLiteral("run"), theme::Tint::Wait).pixmap(32, 32)),
             picture::Colours::dark().suspiciousText);
}

void TestTheme::icons_are_sharp_at_every_scale_data()
{
    QTest::addColumn<qreal>("scale");
    for (const qreal scale : {1.0, 1.5, 2.0, 3.0})
        QTest::addRow("%g", scale) << scale;
}

void TestTheme::icons_are_sharp_at_every_scale()
{
    QFETCH(const qreal, scale);
    const QPixmap drawn = theme::icon(QStringLiteral("stop")).pixmap(QSize(16, 16), scale);
    QCOMPARE(drawn.size(), QSize(16, 16) * scale);
    QCOMPARE(drawn.devicePixelRatio(), scale);
    // The square fills about a third of the drawing: scaled up from 16 px it would have soft edges, so few solid
    // pixels.
    int solid = 0, soft = 0;
    const QImage image = drawn.toImage();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const int alpha = image.pixelColor(x, y).alpha();
            solid += alpha == 255;
            soft += alpha > 0 && alpha < 255;
        }
    }
    QVERIFY(solid > 40 * scale * scale);
    QVERIFY2(soft < solid / 2, qPrintable(QString::number(soft)));
}

void TestTheme::every_drawing_is_an_icon()
{
    const QStringList files
        = QDir(QStringLiteral(MDTI_SOURCE_DIR "/resources/icons")).entryList({QStringLiteral("*.svg")});
    QVERIFY(files.size() >= 60);
    for (const QString &file : files) {
        const QIcon icon = theme::icon(file.chopped(4));
        QVERIFY2(!icon.isNull(), qPrintable(file));
        QCOMPARE(inkOf(icon.pixmap(64, 64)), picture::Colours::light().text);
    }
    QVERIFY(theme::icon(QStringLiteral("no-such-drawing")).isNull());
}

void TestTheme::plurals_read_well_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("n");
    QTest::addColumn<QString>("form");
    QTest::newRow("one") << "%n host(s)" << 1 << "%n host";
    QTest::newRow("none") << "%n host(s)" << 0 << "%n hosts";
    QTest::newRow("es") << "%n address(es) wait" << 2 << "%n addresses wait";
    QTest::newRow("y") << "%n entr(y|ies)" << 1 << "%n entry";
    QTest::newRow("ies") << "%n entr(y|ies)" << 5 << "%n entries";
    QTest::newRow("verb") << "%n host(s) (is|are) left" << 1 << "%n host is left";
    QTest::newRow("verbs") << "%n host(s) (is|are) left" << 2 << "%n hosts are left";
    QTest::newRow("nothing to do") << "no plural (really)" << 3 << QString();
}

void TestTheme::plurals_read_well()
{
    QFETCH(const QString, text);
    QFETCH(const int, n);
    QTEST(theme::pluralForm(text, n), "form");
}

void TestTheme::markup_stays_text()
{
    const QString hostile = QStringLiteral("<b>bold</b> <img src=\"http://c2.example/x.png\">");
    const theme::Label label(hostile);
    QCOMPARE(label.textFormat(), Qt::PlainText);
    QVERIFY(!theme::plainTip(hostile).contains(QLatin1String("<img")));
    QVERIFY(!theme::plainTip(hostile).contains(QLatin1String("<b>")));
    QCOMPARE(theme::plainTip(QStringLiteral("203.0.113.7")), QStringLiteral("203.0.113.7"));
    theme::EmptyState state(QStringLiteral("search"), hostile, hostile);
    for (const QLabel *part : state.findChildren<QLabel *>())
        QCOMPARE(part->textFormat(), Qt::PlainText);
    // What was narrow once needs no more lines than its new width asks for.
    state.setTexts(QStringLiteral("Nothing here"), QStringLiteral("A sentence of some words, which need a few lines."));
    state.resize(80, 300);
    state.grab();
    state.resize(700, 300);
    state.grab();
    for (const QLabel *part : state.findChildren<QLabel *>())
        QVERIFY(part->height() < 2 * part->fontMetrics().height());
}

void TestTheme::a_long_label_ends_in_dots_and_tells_the_rest()
{
    theme::Label label(QStringLiteral("an-unusually-long-name.of-a-host.pinecone.example"));
    label.setElided(Qt::ElideMiddle);
    label.resize(90, 20);
    label.grab();
    QCOMPARE(label.toolTip(), QStringLiteral("an-unusually-long-name.of-a-host.pinecone.example"));
    label.resize(label.sizeHint());
    label.grab();
    QVERIFY(label.toolTip().isEmpty());
}

void TestTheme::a_sentence_stresses_parts()
{
    theme::Sentence plain, stressed;
    plain.setText(QStringLiteral("Going on in 12 s."));
    stressed.setText(QStringLiteral("Going on in 12 s."), {QStringLiteral("12 s")});
    QCOMPARE(stressed.accessibleName(), QStringLiteral("Going on in 12 s."));
    for (theme::Sentence *one : {&plain, &stressed})
        one->resize(200, 20);
    QVERIFY(plain.grab().toImage() != stressed.grab().toImage());
}

void TestTheme::a_chip_is_removed_by_key_and_by_cross()
{
    theme::Chip chip(QStringLiteral("Hops"), QStringLiteral("≤ 2"));
    chip.resize(chip.sizeHint());
    QSignalSpy removed(&chip, &theme::Chip::removed), clicked(&chip, &theme::Chip::clicked);
    QTest::keyClick(&chip, Qt::Key_Delete);
    QCOMPARE(removed.size(), 1);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 8, chip.height() / 2));
    QCOMPARE(removed.size(), 2);
    QCOMPARE(clicked.size(), 0);
    QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(10, chip.height() / 2));
    QCOMPARE(clicked.size(), 1);
    QTest::keyClick(&chip, Qt::Key_Return);
    QCOMPARE(clicked.size(), 2);
    QCOMPARE(removed.size(), 2);
}

void TestTheme::a_strip_closes()
{
    theme::Strip strip(theme::Strip::Kind::Info);
    strip.setText(QStringLiteral("42 indicators from 2 files"));
    strip.setClosable(true);
    strip.show();
    QSignalSpy closed(&strip, &theme::Strip::closed);
    QTest::mouseClick(&strip, Qt::LeftButton);
    QVERIFY(strip.isVisible());
    auto *cross = strip.findChild<QAbstractButton *>();
    QVERIFY(cross && !cross->accessibleName().isEmpty());
    cross->click();
    QVERIFY(!strip.isVisible());
    QCOMPARE(closed.size(), 1);
}

void TestTheme::a_toast_says_and_acts()
{
    QWidget pane;
    pane.resize(600, 400);
    pane.show();
    theme::Toast toast(&pane);
    int acted = 0;
    toast.say(QStringLiteral("Picture copied"), QStringLiteral("Save as…"), [&] { ++acted; });
    QCOMPARE(toast.text(), QStringLiteral("Picture copied"));
    QVERIFY(pane.rect().contains(toast.geometry()));
    toast.findChild<QAbstractButton *>()->click();
    QCOMPARE(acted, 1);
    QVERIFY(toast.text().isEmpty());
}

void TestTheme::a_check_box_has_an_outline_in_the_dark()
{
    m_theme->setMode(theme::Mode::Dark);
    QCheckBox box(QStringLiteral("Time-true chaining"));
    box.resize(box.sizeHint());
    const QImage image = box.grab().toImage();
    const QColor outline = picture::Colours::dark().control;
    int near = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < 16; ++x) {
            const QColor pixel = image.pixelColor(x, y);
            near += std::abs(pixel.lightness() - outline.lightness()) < 24;
        }
    }
    QVERIFY2(near > 24, qPrintable(QString::number(near)));
}

void TestTheme::the_name_of_an_action_has_no_marks()
{
    QCOMPARE(theme::plainName(QStringLiteral("&Open a case…")), QStringLiteral("Open a case…"));
    QCOMPARE(theme::plainName(QStringLiteral("&Open a case…"), false), QStringLiteral("Open a case"));
    QCOMPARE(theme::plainName(QStringLiteral("Drag && drop")), QStringLiteral("Drag & drop"));
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
