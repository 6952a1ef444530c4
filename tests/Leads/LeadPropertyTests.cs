using FsCheck;
using FsCheck.Fluent;

namespace Platform.Tests.Leads;

/// <summary>What holds for any sequence of answers, opt-outs, timers, jobs done late and jobs done twice.</summary>
public sealed class LeadPropertyTests
{
    private static readonly Arbitrary<int[]> Lives = Gen.Choose(0, 9_999).ArrayOf().Where(life => life.Length < 120).ToArbitrary();

    [Fact]
    public void A_lead_without_consent_is_never_packaged_and_never_advertised_to() =>
        Prop.ForAll(Lives, life => Live(life).Violations.Count == 0).Check(Config.QuickThrowOnFailure.WithMaxTest(2000).WithEndSize(110));

    [Fact]
    public void Lives_of_that_kind_do_send_and_do_package()
    {
        var sent = 0;
        var built = 0;
        for (var seed = 0; seed < 200; seed++)
        {
            var state = (uint)seed + 1;
            var life = new int[100];
            for (var at = 0; at < life.Length; at++)
            {
                state = (state * 1664525) + 1013904223;
                life[at] = (int)(state >> 16) % 10_000;
            }

            var done = Live(life).Done;
            sent += done.Sent;
            built += done.Built;
        }

        Assert.True(sent > 500, $"{sent} messages");
        Assert.True(built > 50, $"{built} packages");
    }

    private static LeadWorld Live(int[] life)
    {
        var world = new LeadWorld();
        foreach (var number in life)
        {
            world.Step(number);
        }

        return world;
    }
}
