// SPDX-FileCopyrightText: 2026 The MDTI Actor Lookup authors
// SPDX-License-Identifier: MIT
#include "core/ioc/extractor.h"
#include "core/ioc/read.h"

#include <QTest>

using namespace ioc;
using namespace Qt::StringLiterals;

/// Four numbers with dots: an address, or the version of something. In doubt an address. And names of code and
/// abbreviations that end as hosts do, beside hosts that are made alike.
class TestVersions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addresses_data();
    void addresses();
    void versions_data();
    void versions();
    void names_data();
    void names();
};

namespace {

Extraction readLine(const QString &line)
{
    ReadOptions options;
    options.documentation = true;
    return readBytes(line.toUtf8(), u"line.txt"_s, options);
}

QString foundIn(const Extraction &extraction)
{
    QStringList list;
    for (const Indicator &each : extraction.indicators)
        list.append(each.value);
    return list.join(u' ');
}

} // namespace

void TestVersions::addresses_data()
{
    QTest::addColumn<QString>("found");
    const auto row = [](const char *line, const char *found) { QTest::newRow(line) << QString::fromLatin1(found); };
    // Behind names
    row("QakBot 45.77.1.9, IcedID 45.77.1.10 and DarkGate 45.77.1.12", "45.77.1.9 45.77.1.10 45.77.1.12");
    row("AsyncRAT 45.77.1.9", "45.77.1.9");
    row("Malware AsyncRAT (45.77.1.9)", "45.77.1.9");
    row("LockBit: 45.77.1.9", "45.77.1.9");
    row("| LummaC2 | 5.42.65.31 |", "5.42.65.31");
    row("* SmokeLoader 23.19.58.114", "23.19.58.114");
    row("FortiGate 45.77.1.9 and MikroTik 45.77.1.10 were probed", "45.77.1.9 45.77.1.10");
    row("DigitalOcean 45.77.1.9, Hetzner 5.9.0.12", "45.77.1.9 5.9.0.12");
    row("TeamViewer 45.77.1.9 AnyDesk 45.77.1.10", "45.77.1.9 45.77.1.10");
    row("svchost.exe 45.77.1.9", "45.77.1.9");
    row("AgentTesla.exe (91.92.12.4)", "91.92.12.4");
    row("AsyncRAT/45.77.1.9", "45.77.1.9");
    row("CloudFlare 1.1.1.1, GoogleDNS 8.8.8.8, OpenDNS 9.9.9.9", "1.1.1.1 8.8.8.8 9.9.9.9");
    row("CobaltStrike 5.9.12.20:8443", "5.9.12.20");
    row("CobaltStrike 5.9.12.20/gate.php", "5.9.12.20");
    // Near the word "version"
    row("Version 1.2.3.4 of the bot talks to 45.77.1.9", "45.77.1.9");
    row("version 2 at 45.77.1.9", "45.77.1.9");
    row("The version 2 bot uses 45.77.1.9", "45.77.1.9");
    row("the new version talks to 45.77.1.9, 45.77.1.10 and 45.77.1.11", "45.77.1.9 45.77.1.10 45.77.1.11");
    row("version check to 45.77.1.9", "45.77.1.9");
    row("Version 3, C2 45.77.1.9", "45.77.1.9");
    row("the bot version=2 host=45.77.1.9", "45.77.1.9");
    row("versions 1.2.3.4 and 45.77.1.9", "45.77.1.9");
    row("currency conversion 45.77.1.9", "45.77.1.9");
    row("first 45.77.1.9 and later 45.77.1.10", "45.77.1.9 45.77.1.10");
    row("updated to 45.77.1.9", "45.77.1.9");
    row("fixed in 45.77.1.9", "45.77.1.9");
    row("affected: 45.77.1.9 and 45.77.1.10", "45.77.1.9 45.77.1.10");
    row("UNC2452 5.2.0.17", "5.2.0.17");
    row("before 5.8.18.7 was seized", "5.8.18.7");
    row("infected with version 2, it calls 5.2.0.17", "5.2.0.17");
    row("downloads an update from 5.8.18.7", "5.8.18.7");
    row("firmware from 5.8.18.7", "5.8.18.7");
    // Words that are said of addresses too, and what only hosts have behind them
    row("Release 45.77.1.9 from quarantine", "45.77.1.9");
    row("Update: 45.77.1.9", "45.77.1.9");
    row("FW 2.16.200.4 denied", "2.16.200.4");
    row("<v>45.77.1.9</v>", "45.77.1.9");
    row("{\"v\":\"45.77.1.9\"}", "45.77.1.9");
    row("build 45.77.1.9:443", "45.77.1.9");
    row("firmware 45.77.1.9:80", "45.77.1.9");
    row("version 45.77.1.9/panel/", "45.77.1.9");
    row("Release 5.9.1.2:443", "5.9.1.2");
    row("5.9.1.0 - 5.9.1.255", "");
    row("kernel: DROP 45.77.1.9", "45.77.1.9");
}

void TestVersions::addresses()
{
    QFETCH(QString, found);
    QCOMPARE(foundIn(readLine(QString::fromUtf8(QTest::currentDataTag()))), found);
}

void TestVersions::versions_data()
{
    QTest::addColumn<QString>("rejected");
    const auto row
        = [](const char *line, const char *rejected) { QTest::newRow(line) << QString::fromLatin1(rejected); };
    row("Affected: EdgeSync Gateway before 9.1.18.4, 22.x before 22.3.1.7", "9.1.18.4 22.3.1.7");
    row("*Assignee:* j   *Fix version:* 7.4.0.1", "7.4.0.1");
    row("Fix Version/s: 7.4.0.1", "7.4.0.1");
    row("EDR policy 12.6.0.18 rolled out", "12.6.0.18");
    row("EdgeSync Gateway 22.3.1.7 – Release notes", "22.3.1.7");
    row("Upgrading from 21.9.0.2 through 22.3.1.11", "21.9.0.2 22.3.1.11");
    row("Do not install 22.4.0.0 (beta)", "22.4.0.0");
    row("Certificates as of RFC 5280 4.2.1.10", "4.2.1.10");
    row("Allegato: vers. 3.2.0.1.", "3.2.0.1");
    row("тел. 1, версія 1.0.0.3", "1.0.0.3");
    row("버전은 3.0.5.9이다", "3.0.5.9");
    row("1.0.0.0  2.0.0.0  16.10.0.0", "1.0.0.0 2.0.0.0 16.10.0.0");
    row("versions 7.4.0.1, 7.4.1.9 and 8.1.99.3 are affected", "7.4.0.1 7.4.1.9 8.1.99.3");
    row("Version 45.77.1.9 is out", "45.77.1.9");
    row("{\"version\":\"45.77.1.9\"}", "45.77.1.9");
    row("Chrome 115.0.0.0, Chrome/115.0.0.1", "115.0.0.0 115.0.0.1");
    row("FortiOS 7.4.4.1 and IOSd 17.6.6.1", "7.4.4.1 17.6.6.1");
    row("firmware 6.4.2.1, kernel 5.15.0.1", "6.4.2.1 5.15.0.1");
    row("Section 7.2.1.45 of the manual", "7.2.1.45");
    row("Versions affectées : 5.4.0.2 à 5.4.1.11", "5.4.0.2 5.4.1.11");
    row("update from 7.9.1.12 to 8.1.0.4", "7.9.1.12 8.1.0.4");
}

void TestVersions::versions()
{
    QFETCH(QString, rejected);
    const Extraction extraction = readLine(QString::fromUtf8(QTest::currentDataTag()));
    QCOMPARE(foundIn(extraction), QString());
    QStringList written;
    for (const Rejected &each : extraction.rejected) {
        QCOMPARE(toString(each.reason), toString(RejectReason::Version));
        written.append(each.written);
    }
    QCOMPARE(written.join(u' '), rejected);
}

void TestVersions::names_data()
{
    QTest::addColumn<QString>("found");
    const auto row = [](const char *line, const char *found) { QTest::newRow(line) << QString::fromLatin1(found); };
    row("Microsoft.Exchange.Web.Services", "");
    row("Microsoft.VisualBasic.Interaction.Shell(\"x\"); WScript.Shell", "");
    row("Microsoft.Com", "microsoft.com");
    row("paquete es.gob.aeat.renta.app, uk.co.exbank.android", "");
    row("uk.gov.tax-refund.app and es.gob.portal.support", "uk.gov.tax-refund.app es.gob.portal.support");
    row("import org.apache.commons.net, javax.mail.host and androidx.work.tech", "");
    row("com.evil.top, org.evil.net", "com.evil.top org.evil.net");
    row("struct.pack, ctx.info.id", "");
    row("kementerian.go.id, ctx.web.id", "kementerian.go.id ctx.web.id");
    row("Set `spec.template.spec.containers.name`, `index.lifecycle.name`", "");
    row("curl -F file=@id_rsa.pub", "");
    row("mail to me@bad-id.pub", "bad-id.pub");
    row("Smith et.al, tj. m.in. ul. Prosta, г.Москва", "");
}

void TestVersions::names()
{
    QFETCH(QString, found);
    QCOMPARE(foundIn(readLine(QString::fromUtf8(QTest::currentDataTag()))), found);
}

QTEST_GUILESS_MAIN(TestVersions)
#include "tst_versions.moc"
