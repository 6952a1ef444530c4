using MimeKit;

namespace Platform.Mail;

/// <summary>The tree of parts, walked without recursion, for its limits.</summary>
internal static class PartTree
{
    /// <summary>The reason to reject the mail, or null.</summary>
    public static string? Exceeds(MimeEntity? body, MailReadOptions options)
    {
        var open = new Stack<(MimeEntity Entity, int Depth)>();
        var count = 0;
        Push(open, body, 0);
        while (open.TryPop(out var item))
        {
            if (++count > options.MaxParts)
            {
                return RejectReasons.TooManyParts;
            }

            // The parser was told to stop one level below the limit: a container that it left closed is too deep as well.
            if (item.Depth > options.MaxDepth)
            {
                return RejectReasons.NestedTooDeep;
            }

            if (item.Entity is Multipart multipart)
            {
                foreach (var child in multipart)
                {
                    Push(open, child, item.Depth + 1);
                }
            }
            else if (item.Entity is MessagePart { Message: { } message })
            {
                Push(open, message.Body, item.Depth + 1);
            }
        }

        return null;
    }

    private static void Push(Stack<(MimeEntity Entity, int Depth)> open, MimeEntity? entity, int depth)
    {
        if (entity is not null)
        {
            open.Push((entity, depth));
        }
    }
}
