using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Platform.Ladder;
using Platform.Outgoing;
using Platform.Tests.Outgoing;

namespace Platform.Tests.Ladder;

public sealed class ThreadLadderTests
{
    /// <summary>Who writes (From, then Reply-To) | recipients | In-Reply-To | References, newest first | ids in the quote -> thread, reason, link, rejections.</summary>
    public static TheoryData<string, string> Fixtures => new()
    {
        // Nothing is named.
        { "ann@example.org | | | |", "new" },
        { "ann@example.org | support@shop.example | | |", "new" },
        { "| | | |", "new" },
        { "stranger@example.org | support+orders@shop.example | | |", "new" },

        // A token in an address.
        { "ann@example.org | support+{ann}@shop.example | | |", "ann token" },
        { "bob@example.org | support+{ann}@shop.example | | |", "ann token" },
        { "ANN@Example.ORG | support+{ann}@shop.example | | |", "ann token" },
        { "ann@example.org | support+{ANN}@SHOP.EXAMPLE | | |", "ann token" },
        { "ann@example.org | {ann} | | |", "ann token" },
        { "ann@example.org | \"support+{ann}\"@shop.example | | |", "ann token" },
        { "ann@example.org | help+{ann}@old.example | | |", "ann token" },
        { "ann@example.org | friend@example.org support@shop.example support+{ann}@shop.example | | |", "ann token" },
        { "ann@example.org | support+{ann-old-key}@shop.example | | |", "ann token" },
        { "ann@example.org | support+{ann-retired-key}@shop.example | | |", "new - token:bad-signature" },
        { "ann@example.org | support+{ann-forged}@shop.example | | |", "new - token:bad-signature" },
        { "ann@example.org | support+{ann-damaged}@shop.example | | |", "new - token:bad-signature" },
        { "ann@example.org | support+{ann}x@shop.example | | |", "new" },
        { "ann@example.org | support+{ann-forged}@shop.example support+{ann}@shop.example | | |", "ann token - token:bad-signature" },
        { "ann@example.org | support+{gone}@shop.example | | |", "new >gone token:not-participant" },

        // Somebody else has the token: a forwarded mail, a leaked one.
        { "stranger@example.org | support+{ann}@shop.example | | |", "new >ann token:not-participant" },
        { "mallory@evil.example | support+{ann}@shop.example | | |", "new >ann token:not-participant" },
        { "| support+{ann}@shop.example | | |", "new >ann token:not-participant" },
        { "ann@example.org mallory@evil.example | support+{ann}@shop.example | | |", "new >ann token:not-participant" },
        { "mallory@evil.example ann@example.org | support+{ann}@shop.example | | |", "new >ann token:not-participant" },
        { "ann@example.org bob@example.org | support+{ann}@shop.example | | |", "ann token" },
        { "ann@example.org ann@example.org | support+{ann}@shop.example | | |", "ann token" },
        { "ann@example.org bob@example.org mallory@evil.example | support+{ann}@shop.example | | |", "new >ann token:not-participant" },
        { "mallory@evil.example | support+{ann}@shop.example support+{mallory}@shop.example | | |", "mallory token - token:not-participant" },

        // In-Reply-To: ours by its signature, a foreign one by the index.
        { "ann@example.org | | {ann}.3@shop.example | |", "ann in-reply-to" },
        { "ann@example.org | | <{ann}.3@shop.example> | |", "ann in-reply-to" },
        { "ann@example.org | | {ann}.3@old.example | |", "ann in-reply-to" },
        { "ann@example.org | | {ann-old-key}.3@shop.example | |", "ann in-reply-to" },
        { "ann@example.org | | {ann-forged}.3@shop.example | |", "new - in-reply-to:unknown-id" },
        { "ann@example.org | | {ann-retired-key}.3@shop.example | |", "new - in-reply-to:unknown-id" },
        { "ann@example.org | | {ann}@shop.example | |", "new - in-reply-to:unknown-id" },
        { "ann@example.org | | ann-1@example.org | |", "ann in-reply-to" },
        { "ann@example.org | | ANN-1@example.org | |", "new - in-reply-to:unknown-id" },
        { "ann@example.org | | unknown@example.org | |", "new - in-reply-to:unknown-id" },
        { "stranger@example.org | | {ann}.3@shop.example | |", "new >ann in-reply-to:not-participant" },
        { "stranger@example.org | | ann-1@example.org | |", "new >ann in-reply-to:not-participant" },
        { "ann@example.org | | unknown@example.org ann-1@example.org | |", "ann in-reply-to - in-reply-to:unknown-id" },
        { "ann@example.org | | both@example.org | |", "ann in-reply-to - in-reply-to:not-participant" },
        { "mallory@evil.example | | both@example.org | |", "mallory in-reply-to" },

        // References, newest to oldest.
        { "ann@example.org | | | ann-2@example.org ann-1@example.org |", "ann references" },
        { "ann@example.org | | | unknown@example.org {ann}.1@shop.example |", "ann references - references:unknown-id" },
        { "ann@example.org | | unknown@example.org | unknown@example.org ann-1@example.org |", "ann references - in-reply-to:unknown-id" },
        { "ann@example.org | | | mallory-1@evil.example ann-1@example.org |", "ann references - references:not-participant" },
        { "stranger@example.org | | | mallory-1@evil.example ann-1@example.org |", "new >mallory references:not-participant references:not-participant" },

        // Our id in the quoted text.
        { "ann@example.org | | | | {ann}.2@shop.example", "ann quoted-id" },
        { "ann@example.org | | | | ann-1@example.org", "ann quoted-id" },
        { "ann@example.org | | | | {ann-forged}.2@shop.example", "new - quoted-id:unknown-id" },
        { "stranger@example.org | | | | {ann}.2@shop.example", "new >ann quoted-id:not-participant" },

        // The steps in their order.
        { "ann@example.org | support+{ann}@shop.example | mallory-1@evil.example | |", "ann token" },
        { "ann@example.org | support+{mallory}@shop.example | ann-1@example.org | |", "ann in-reply-to - token:not-participant" },
        { "ann@example.org | support+{ann-forged}@shop.example | | | {ann}.2@shop.example", "ann quoted-id - token:bad-signature" },
        { "stranger@example.org | support+{ann}@shop.example | {ann}.3@shop.example | ann-1@example.org | {ann}.2@shop.example", "new >ann token:not-participant" },
        { "stranger@example.org | support+{mallory}@shop.example | ann-1@example.org | |", "new >mallory token:not-participant in-reply-to:not-participant" },
    };

    [Theory]
    [MemberData(nameof(Fixtures))]
    public async Task The_ladder_finds_the_thread(string mail, string expected)
    {
        var result = await new LadderWorld().ResolveAsync(Hints(mail));
        Assert.Equal(expected, Describe(result));
    }

    [Fact]
    public void There_are_enough_fixtures() => Assert.True(Fixtures.Count >= 40);

    [Fact]
    public async Task A_new_thread_has_the_id_of_its_first_message()
    {
        var result = await new LadderWorld().ResolveAsync(Hints("ann@example.org | | | |"));
        Assert.Equal(ThreadIds.FromMessage("key"), result.ThreadId);
    }

    [Fact]
    public async Task A_mail_that_was_taken_before_goes_where_it_went() // Whatever became known between its deliveries.
    {
        var hints = Hints("ann@example.org | support+{mallory}@shop.example | mallory-1@evil.example | |") with { MessageKey = "key-ann-2", MessageId = "ann-2@example.org" };
        var result = await new LadderWorld().ResolveAsync(hints);
        Assert.Equal((LadderWorld.Ann, "seen"), (result.ThreadId, result.Reason));
    }

    [Fact]
    public async Task A_stranger_who_repeats_a_message_id_is_not_taken_for_the_customer()
    {
        var hints = Hints("mallory@evil.example | | | |") with { MessageKey = "another-key", MessageId = "ann-2@example.org" };
        Assert.Equal("new", (await new LadderWorld().ResolveAsync(hints)).Reason);
    }

    [Fact]
    public async Task A_mail_that_refers_to_itself_says_nothing()
    {
        var hints = Hints("ann@example.org | | ann-1@example.org | |") with { MessageKey = "another-key", MessageId = "ann-1@example.org" };
        Assert.Equal("new", (await new LadderWorld().ResolveAsync(hints)).Reason);
    }

    [Fact]
    public async Task Everybody_who_gets_the_answer_is_asked_about_once_in_lower_case()
    {
        var world = new LadderWorld();
        await world.ResolveAsync(Hints("Ann@Example.org BOB@example.org ann@example.org | support+{ann}@shop.example | | |"));
        Assert.Equal<string>(["ann@example.org", "bob@example.org"], Assert.Single(world.Asked));
    }

    [Fact]
    public async Task A_hostile_chain_of_references_costs_no_more_than_a_long_one()
    {
        var world = new LadderWorld();
        var hints = Hints("ann@example.org | | | |") with { References = [.. Enumerable.Range(0, 10_000).Select(i => $"{i}@example.org")] };
        var result = await world.ResolveAsync(hints);
        Assert.Equal(ThreadLadder.MaxLookups, world.Lookups);
        Assert.Equal(LadderRejections.TooMany, result.Rejected[^1].Why);
    }

    [Fact]
    public async Task Hints_that_are_missing_are_none()
    {
        var result = await new LadderWorld().ResolveAsync(new("key", null, default, default, default, default, default));
        Assert.Equal(LadderReasons.New, result.Reason);
    }

    [Fact]
    public void A_stranger_never_enters_a_thread_whatever_the_mail_says()
    {
        var names = new[] { "{ann}", "{mallory}", "{ann-old-key}", "{ann-forged}", "support+{ann}@shop.example", "{ann}.1@shop.example", "ann-1@example.org", "both@example.org", "", "+", "@", "<>" };
        var some = Gen.Elements(names).Select(LadderWorld.Expand).ArrayOf();
        var mails = from recipients in some
                    from inReplyTo in some
                    from references in some
                    from quoted in Gen.OneOf(some, Hostile.Text.Generator.ArrayOf())
                    select new LadderHints("key", null, ["stranger@example.org"], [.. recipients], [.. inReplyTo], [.. references], [.. quoted]);
        Prop.ForAll(mails.ToArbitrary(), hints =>
        {
            var result = new LadderWorld().ResolveAsync(hints).GetAwaiter().GetResult();
            return result.Reason == LadderReasons.New && result.ThreadId == ThreadIds.FromMessage("key");
        }).QuickCheckThrowOnFailure();
    }

    private static LadderHints Hints(string mail)
    {
        var fields = mail.Split('|').Select(field => LadderWorld.Expand(field).Split(' ', StringSplitOptions.RemoveEmptyEntries).ToImmutableArray()).ToList();
        return new("key", "this@example.org", fields[0], fields[1], fields[2], fields[3], fields[4]);
    }

    private static string Describe(LadderResult result)
    {
        var words = new List<string>();
        if (result.Reason != LadderReasons.New)
        {
            words.Add(NameOf(result.ThreadId));
        }

        words.Add(result.Reason);
        if (result.LinkedTo is { } linked)
        {
            words.Add($">{NameOf(linked)}");
        }
        else if (!result.Rejected.IsEmpty)
        {
            words.Add("-");
        }

        words.AddRange(result.Rejected.Select(rejection => $"{rejection.Step}:{rejection.Why}"));
        return string.Join(' ', words);
    }

    private static string NameOf(string thread) =>
        thread == LadderWorld.Ann ? "ann" : thread == LadderWorld.Mallory ? "mallory" : thread == ThreadIds.FromMessage("gone") ? "gone" : thread;

    [Theory]
    [InlineData("ann@example.org", "Re: Broken lamp", 1, true)]
    [InlineData("ann@example.org", "broken LAMP", 13, true)]
    [InlineData("ann@example.org", "AW: Re: Broken lamp", 1, true)]
    [InlineData("ann@example.org", "Broken lamp", 14, false)]
    [InlineData("ann@example.org", "Broken lamps", 1, false)]
    [InlineData("ann@example.org", "Re: ", 1, false)]
    [InlineData("bob@example.org", "Re: Broken lamp", 1, false)]
    [InlineData("mallory@evil.example", "Re: Broken lamp", 1, null)]
    public async Task The_same_subject_of_the_same_correspondent_joins_for_two_weeks(string from, string subject, int days, bool? joins)
    {
        var hints = new LadderHints("key", null, [from], [], [], [], []) { Subject = subject, At = LadderWorld.Active.AddDays(days) };

        var result = await new LadderWorld().ResolveAsync(hints);

        Assert.Equal(joins == false ? LadderReasons.New : LadderReasons.Subject, result.Reason);
        Assert.NotEqual(joins == true, result.ThreadId != LadderWorld.Ann);
    }

    [Fact]
    public async Task A_subject_joins_nobody_whose_answers_go_elsewhere()
    {
        var hints = new LadderHints("key", null, ["ann@example.org", "mallory@evil.example"], [], [], [], []) { Subject = "Broken lamp", At = LadderWorld.Active.AddDays(1) };

        Assert.Equal(LadderReasons.New, (await new LadderWorld().ResolveAsync(hints)).Reason);
    }
}
