using System.Text;
using Platform.Knowledge;
using Platform.Silo.Adapters.Knowledge;

namespace Platform.Tests.Knowledge;

public sealed class KnowledgeAnswerTests
{
    private static readonly KnowledgeOptions Options = new();

    private static readonly KnowledgeDocument[] Shop =
    [
        Document("shipping.md", """
            # Shipping
            ## Methods
            We hand parcels to the carrier every working day. Our warehouse is in Ohio. Boxes are made of recycled board and carry no advertising, so that presents stay a secret.

            | Method | Delivery time | Price |
            |---|---|---|
            | Standard | 3 to 5 business days | $5.95 |
            | Overnight | next business day | $24.95 |
            """),
        Document("returns.md", "# Returns\n\nYou may send articles back within 30 days. Refunds take five days after the parcel has come in.\n"),
        Document("payment.md", "# Payment methods\n\nWe accept Visa, Mastercard and PayPal.\n"),
        Document("password.md", "# Resetting your password\n\n1. Choose \"Forgot password?\" on the page where you sign in to your account.\n2. Enter the e-mail address of your account and confirm.\n3. Open the mail that we send to you and follow the link in it.\n4. Choose a new password with at least twelve characters.\n\nThe link works for one hour. Nobody at the shop can see your password, nor set it for you, nor send it by mail.\n"),
    ];

    private static KnowledgeDocument Document(string path, string text) => DocumentReader.Read(path, Encoding.UTF8.GetBytes(text)).Document!;

    private static KnowledgeAnswer Ask(string question, string language)
    {
        using var index = SqliteKnowledgeIndex.InMemory("answer " + question, Options);
        index.Load(Shop);
        return KnowledgeDecider.Decide(question, language, index.Search(question, language, Options.MaxPassages), Options);
    }

    [Theory]
    [InlineData("en", "How much does overnight shipping cost?", "shipping.md", "$24.95")]
    [InlineData("en", "overnigt shiping cost", "shipping.md", "$24.95")]
    [InlineData("en", "I forgot my password, what now?", "password.md", "1. Choose")]
    [InlineData("fr", "Combien de temps ai-je pour retourner un article ?", "returns.md", "30 days")]
    [InlineData("es", "¿Qué métodos de pago aceptan?", "payment.md", "PayPal")]
    [InlineData("vi", "Tôi quên mật khẩu thì làm thế nào?", "password.md", "1. Choose")]
    [InlineData("vi", "toi quen mat khau", "password.md", "1. Choose")]
    [InlineData("zh", "忘记密码怎么办？", "password.md", "1. Choose")]
    public void Question_is_answered_in_the_documents_words(string language, string question, string document, string part)
    {
        var answer = Ask(question, language);

        Assert.True(answer.Found);
        Assert.Equal(document, answer.Citation!.Document);
        Assert.Contains(part, answer.Answer, StringComparison.Ordinal);
        Assert.All(answer.Answer.Split('\n'), line => Assert.Contains(line, answer.Citation.Text, StringComparison.Ordinal));
    }

    /// <summary>The guide has more of the question's words than the policy, which alone has what is asked for.</summary>
    [Theory]
    [InlineData("How long do I have to return shoes?", "returns.md")]
    [InlineData("May I return shoes?", "shoes.md")]
    public void A_question_for_a_duration_is_answered_with_one(string question, string document)
    {
        using var index = SqliteKnowledgeIndex.InMemory("duration " + question, Options);
        index.Load([.. Shop, Document("shoes.md", "# Trying shoes\n\nTry them indoors. You may send back shoes unless you have worn them outside.\n")]);
        var answer = KnowledgeDecider.Decide(question, "en", index.Search(question, "en", Options.MaxPassages), Options);

        Assert.True(answer.Found);
        Assert.Equal(document, answer.Citation!.Document);
    }

    [Theory]
    [InlineData("en", "Do you rent party tents?")]
    [InlineData("en", "Can I bring my dog on the flight?")]
    [InlineData("fr", "Louez-vous des tentes pour une fête ?")]
    [InlineData("zh", "你们出租帐篷吗？")]
    [InlineData("en", "")]
    [InlineData("en", "?!")]
    [InlineData("en", "\" OR * NEAR( ) AND NOT")]
    public void What_the_documents_do_not_say_is_refused(string language, string question)
    {
        var answer = Ask(question, language);

        Assert.False(answer.Found);
        Assert.Null(answer.Citation);
        Assert.Empty(answer.Answer);
    }

    [Theory]
    [InlineData("reimbursment", "returns.md")]
    [InlineData("reimbursement", "returns.md")]
    [InlineData("pasword", "password.md")]
    public void Slip_of_the_pen_leads_to_the_concept(string question, string document)
    {
        using var index = SqliteKnowledgeIndex.InMemory("slip " + question, Options);
        index.Load(Shop);

        Assert.Equal(document, index.Search(question, "en", 1)[0].Document);
    }

    [Fact]
    public void Readers_at_the_same_time_get_the_same_passages()
    {
        using var index = SqliteKnowledgeIndex.InMemory(nameof(Readers_at_the_same_time_get_the_same_passages), Options);
        index.Load(Shop);
        var alone = index.Search("How much is standard shipping?", "en", 3);

        Parallel.For(0, 200, _ => Assert.Equal(alone.AsEnumerable(), index.Search("How much is standard shipping?", "en", 3)));
    }

    [Fact]
    public void Scores_are_between_0_and_1_and_fall()
    {
        using var index = SqliteKnowledgeIndex.InMemory(nameof(Scores_are_between_0_and_1_and_fall), Options);
        index.Load(Shop);

        var scores = index.Search("send parcel back password", "en", 5).Select(passage => passage.Score).ToList();

        Assert.All(scores, score => Assert.InRange(score, 0, 1));
        Assert.Equal(scores.OrderDescending(), scores);
    }

    [Theory]
    [InlineData(nameof(KnowledgeOptions.Threshold), 2)]
    [InlineData(nameof(KnowledgeOptions.ChunkLength), 1)]
    [InlineData(nameof(KnowledgeOptions.MaxPassages), 0)]
    public void Bad_setting_is_named(string key, int value)
    {
        var options = new KnowledgeOptions();
        var property = typeof(KnowledgeOptions).GetProperty(key)!;
        property.SetValue(options, Convert.ChangeType(value, property.PropertyType, System.Globalization.CultureInfo.InvariantCulture));

        Assert.Contains("Knowledge:" + key, Assert.Throws<ArgumentException>(options.Validate).Message, StringComparison.Ordinal);
    }
}
