using System.Text;
using Platform.Silo.Adapters.Ses;

namespace Platform.Tests.Ses;

public sealed class SesScanTests
{
    [Theory]
    [InlineData("X-SES-Spam-Verdict: PASS\r\nX-SES-Virus-Verdict: PASS\r\n", null)]
    [InlineData("x-ses-virus-verdict: FAIL\r\n", SesScan.Virus)]
    [InlineData("X-SES-Spam-Verdict: FAIL\r\nX-SES-Virus-Verdict: PASS\r\n", SesScan.Spam)]
    [InlineData("X-SES-Spam-Verdict: GRAY\r\n", null)]
    [InlineData("X-SES-Spam-Verdict: PASS\r\nX-SES-Spam-Verdict: FAIL\r\n", null)]
    [InlineData("Subject: x\n\nX-SES-Virus-Verdict: FAIL\n", null)]
    public void GivenAMail_WhenLookedAt_ThenTheTopmostVerdictOfItsHeadersCounts(string mail, string? reason) =>
        Assert.Equal(reason, SesScan.Refuse(Encoding.ASCII.GetBytes(mail), keepsSpam: false));

    [Fact]
    public void GivenSpamThatIsKept_WhenLookedAt_ThenOnlyAVirusCounts()
    {
        Assert.Null(SesScan.Refuse("X-SES-Spam-Verdict: FAIL\r\n"u8, keepsSpam: true));
        Assert.Equal(SesScan.Virus, SesScan.Refuse("X-SES-Virus-Verdict: FAIL\r\n"u8, keepsSpam: true));
    }
}
