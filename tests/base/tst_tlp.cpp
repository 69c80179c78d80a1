// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT

#include "core/base/tlp.h"

#include <QTest>

using base::Tlp;

class TestTlp : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsMarks_data()
    {
        QTest::addColumn<QString>("in");
        QTest::addColumn<QString>("out");
        QTest::newRow("full") << "TLP:AMBER+STRICT" << "TLP:AMBER+STRICT";
        QTest::newRow("short, lower case") << " red " << "TLP:RED";
        QTest::newRow("name of version 1") << "tlp:white" << "TLP:CLEAR";
        QTest::newRow("unknown") << "TLP:BLUE" << "";
        QTest::newRow("empty") << "" << "";
    }
    void readsMarks()
    {
        QFETCH(QString, in);
        QTEST(base::toString(base::tlpFromString(in)), "out");
    }
    void strictMarksLimit()
    {
        QVERIFY(base::mayLeaveToCopilot(Tlp::Amber));
        QVERIFY(!base::mayLeaveToCopilot(Tlp::AmberStrict));
        QVERIFY(!base::mayLeaveToCopilot(Tlp::Red));
        QVERIFY(!base::needsExportConsent(Tlp::None));
        QVERIFY(base::needsExportConsent(Tlp::Red));
    }
};

QTEST_GUILESS_MAIN(TestTlp)
#include "tst_tlp.moc"
