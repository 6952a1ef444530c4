using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Platform.Outgoing;

namespace Platform.Tests.Outgoing;

public sealed class ReplyFactoryTests
{
    [Fact]
    public void A_reply_hangs_on_the_message_that_it_answers()
    {
        var reply = Samples.Reply(Samples.Message(references: ["root@example.org", "second@example.org"]), turn: 4);
        Assert.Equal(Samples.Addresses.MessageId(Samples.Thread, 4), reply.Id);
        Assert.Equal("abc.1@example.org", reply.InReplyTo);
        Assert.Equal<string>(["root@example.org", "second@example.org", "abc.1@example.org"], reply.References);
        Assert.Equal("Re: Where is my order 12345?", reply.Subject);
        Assert.Equal("support@shop.example", reply.From.Email);
        Assert.Equal(Samples.Addresses.ReplyTo(Samples.Thread), reply.ReplyTo);
        Assert.Equal(Samples.Sent, reply.QuotedAt);
        Assert.Equal(Samples.Decided, reply.DecidedAt);
    }

    [Fact]
    public void It_goes_to_the_correspondent_and_to_nobody_else()
    {
        Assert.Equal(new("ann@example.org", "Ann Lee"), Samples.Reply().To);
        Assert.Equal(new("desk@example.org", null), Samples.Reply(Samples.Message(replyTo: [new("desk@example.org"), new("other@example.org")])).To);
    }

    [Theory]
    [InlineData("")]
    [InlineData("nobody")]
    [InlineData("a b@example.org")]
    [InlineData("a@example.org>\r\nBcc: <b@example.org")]
    [InlineData("a@example.org,b@example.org")]
    [InlineData("a@exa mple.org")]
    [InlineData("a@\u0000.org")]
    [InlineData("a\u202E@example.org")]
    [InlineData("support@shop.example")]
    [InlineData("support+anything@shop.example")]
    [InlineData("SUPPORT@Shop.Example")]
    public void Nobody_is_answered_at_an_address_that_is_none_or_our_own(string email)
    {
        Assert.Null(Samples.Factory.Create(Samples.Thread, 1, Samples.Message(email: email), Samples.Body(), Samples.Decided));
        Assert.Null(Samples.Factory.Create(Samples.Thread, 1, Samples.Message(replyTo: [new(email)]), Samples.Body(), Samples.Decided));
    }

    [Theory]
    [InlineData("o'hara+x@example.org")]
    [InlineData("a..b.@docomo.example")]
    [InlineData("\"john doe\"@example.org")]
    [InlineData("用户@例子.example")]
    [InlineData("ann@bücher.example")]
    public void Unusual_addresses_are_answered(string email) => Assert.Equal(email, Samples.Reply(Samples.Message(email: email)).To.Email);

    [Fact]
    public void Other_channels_name_their_people_as_they_like() =>
        Assert.Equal("visitor 7", Samples.Reply(Samples.Message(email: "visitor 7", channel: "chat")).To.Email);

    [Fact]
    public void A_message_without_an_id_is_answered_without_In_Reply_To()
    {
        var reply = Samples.Reply(Samples.Message(messageId: null, references: ["root@example.org"]));
        Assert.Null(reply.InReplyTo);
        Assert.Equal<string>(["root@example.org"], reply.References);
        Assert.Empty(Samples.Reply(Samples.Message(messageId: null)).References);
    }

    [Theory]
    [InlineData("a b@example.org")]
    [InlineData("a>b@example.org")]
    [InlineData("a@example.org\r\nBcc: x@example.org")]
    [InlineData("ä@example.org")]
    [InlineData("@")]
    [InlineData("")]
    public void Ids_that_no_header_may_carry_are_dropped(string id)
    {
        var reply = Samples.Reply(Samples.Message(messageId: id, references: ["root@example.org", id]));
        Assert.Null(reply.InReplyTo);
        Assert.Equal<string>(["root@example.org"], reply.References);
    }

    [Theory]
    [InlineData("4F:12[3]@mail")]
    [InlineData("!&!AAA$=@example.org")]
    [InlineData("no-domain")]
    [InlineData("a@@b")]
    public void Odd_ids_are_repeated_as_they_came(string id) => Assert.Equal(id, Samples.Reply(Samples.Message(messageId: id)).InReplyTo);

    [Fact]
    public void References_name_each_message_once_and_the_answered_one_last() =>
        Assert.Equal<string>(
            ["a@x.example", "b@x.example", "c@x.example"],
            Samples.Reply(Samples.Message(messageId: "c@x.example", references: ["a@x.example", "c@x.example", "b@x.example", "a@x.example"])).References);

    [Fact]
    public void Long_References_keep_the_first_and_the_newest()
    {
        var ids = Enumerable.Range(0, 500).Select(i => $"{i:d4}.{new string('x', 40)}@example.org").ToArray();
        var references = Samples.Reply(Samples.Message(references: ids)).References;
        Assert.Equal(ids[0], references[0]);
        Assert.Equal("abc.1@example.org", references[^1]);
        Assert.Equal<string>(ids[^(references.Length - 2)..], references[1..^1]);
        var bytes = "References:".Length + ReferenceChain.Fold(references).Length;
        Assert.InRange(bytes, ReferenceChain.CutBytes - 70, ReferenceChain.CutBytes);
    }

    /// <summary>"References:", and for each id a line of " &lt;", the id, "&gt;" and CRLF: 11 bytes and 5 an id.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void The_block_may_have_4096_bytes_and_not_one_more(int over)
    {
        // 5 ids of 812 bytes are 11 + 5 * 817 = 4096 bytes.
        var ids = Enumerable.Range(0, 5).Select(i => new string((char)('a' + i), 800 + (i == 2 ? over : 0)) + "@example.org").ToArray();

        var references = ReferenceChain.Of([.. ids[..4]], ids[4]);

        Assert.Equal<string>(over == 0 ? ids : [ids[0], ids[3], ids[4]], references);
        Assert.Equal(over > 0, "References:".Length + ids.Sum(id => id.Length + 5) > 4096);
    }

    [Fact]
    public void A_long_thread_passes_the_limit_once_and_stays_short()
    {
        var references = ImmutableArray<string>.Empty;
        var sizes = new List<int>();
        for (var turn = 1; turn <= 1_000; turn++)
        {
            references = ReferenceChain.Of([.. references, $"reply.{turn}@shop.example"], $"{turn}.{new string('x', 40)}@customer.example", turn);
            sizes.Add("References:".Length + ReferenceChain.Fold(references).Length);
            Assert.Equal("reply.1@shop.example", references[0]);
            Assert.Equal($"{turn}.{new string('x', 40)}@customer.example", references[^1]);
        }

        Assert.InRange(sizes.Max(), 3_900, ReferenceChain.MaxBytes);
        Assert.All(sizes[(sizes.IndexOf(sizes.Max()) + 1)..], size => Assert.InRange(size, 900, ReferenceChain.CutBytes));
    }

    /// <summary>Whoever writes without References, and with few, has not had them cut.</summary>
    [Fact]
    public void A_short_block_late_in_a_thread_stays_whole() =>
        Assert.Equal<string>(["a@x.example", "b@x.example", "c@x.example"], ReferenceChain.Of(["a@x.example", "b@x.example"], "c@x.example", turn: 500));

    [Fact]
    public void References_stay_bounded_valid_and_in_order_whatever_comes() =>
        Prop.ForAll(Hostile.Text.Generator.ArrayOf().ToArbitrary(), Hostile.Text, (ids, id) =>
        {
            var references = ReferenceChain.Of([.. ids], id);
            var text = System.Text.Encoding.ASCII.GetString(ReferenceChain.Fold(references));
            return text.Length <= ReferenceChain.MaxBytes
                && references.All(MessageIdSyntax.IsId)
                && references.Distinct().Count() == references.Length
                && text.Split("\r\n").All(line => line.Length is 0 or < 998 && (line.Length == 0 || line[0] == ' '))
                && (!MessageIdSyntax.IsId(id) || references[^1] == id);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("fr", "Re: votre message")]
    [InlineData("zh", "Re: 您的来信")]
    [InlineData("de", "Re: your message")]
    public void A_message_without_a_subject_gets_one_in_its_language(string language, string expected) =>
        Assert.Equal(expected, Samples.Reply(Samples.Message(subject: ""), Samples.Body(language: language)).Subject);

    [Fact]
    public void The_quoted_text_is_bounded_before_it_is_stored()
    {
        var reply = Samples.Reply(Samples.Message(text: new string('é', 1_000_000)));
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(reply.QuotedText), Samples.Options.QuotedBytes + 1, Samples.Options.QuotedBytes + 4);
    }

    [Fact]
    public void The_same_turn_gives_the_same_reply()
    {
        var (one, other) = (Samples.Reply(), Samples.Reply());
        Assert.Equal<string>(one.References, other.References);
        Assert.Equal(one with { References = [], Citations = [] }, other with { References = [], Citations = [] });
    }
}
