namespace Platform.Benchmarks.Workload;

/// <summary>What a customer writes: an order question with its two follow-ups, then questions to the knowledge base, the order again, and thanks.</summary>
internal static class Script
{
    /// <summary>Messages of a short thread: one of each kind.</summary>
    public const int ShortThread = 6;

    /// <summary>Questions that the demo shop's documents answer.</summary>
    public static readonly string[] Questions =
    [
        "How long do I have to return shoes that do not fit?",
        "How do I reset my password?",
        "Which payment methods do you accept?",
        "Do you ship to Canada and how much does it cost?",
        "Can I pay in instalments?",
        "How do I cancel my order?",
        "How do I delete my account?",
        "How do I unsubscribe from the newsletter?",
    ];

    /// <summary>Texts of every kind, no two alike: the same few texts over and over measure the processor's memory of them.</summary>
    public static string[] Samples(ShopOrder order) =>
        [.. Enumerable.Range(0, 4096).Select(message => string.Create(CultureInfo.InvariantCulture, $"{Text(message % 64, order)} ref {message * 7919L} w{message}"))];

    /// <summary>The words of a thread's n-th message, from 0.</summary>
    /// <param name="message">Which one.</param>
    /// <param name="order">The order that is asked about.</param>
    /// <param name="ahead">After the order was looked up, the thread has the words of messages so much later.</param>
    public static string Text(int message, ShopOrder order, int ahead = 0) => message switch
    {
        0 => "Hi there,\r\n\r\nI ordered a couple of things from you and have not heard anything since the\r\nconfirmation. Can you tell me where my order is and when it is supposed to get here?\r\n\r\nThanks!",
        1 => $"Hi, the order number is {order.Number}. Thanks",
        2 => order.Email,
        _ => Later(message + ahead),
    };

    private static string Later(int message) => (message % 3) switch
    {
        0 => $"Hello,\r\n\r\none more question. {Questions[message / 3 % Questions.Length]}\r\n\r\nKind regards",
        1 => "Any news? Where is my order now?",
        _ => "Thank you very much, that helps a lot!",
    };
}
