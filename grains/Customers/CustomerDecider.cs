namespace Platform.Customers;

/// <summary>The rules of what is remembered of a customer. Pure; each gives the same instance when nothing is new, and the same profile in whatever order jobs come.</summary>
public static class CustomerDecider
{
    /// <summary>How many threads are remembered.</summary>
    public const int ThreadLimit = 100;

    /// <summary>How many opt-outs are remembered; a grant that one of them ended stays ended.</summary>
    public const int WithdrawalLimit = 100;

    /// <summary>The profile after a thread was noted.</summary>
    public static CustomerProfile Observe(CustomerProfile profile, string threadId, string language, DateTimeOffset now)
    {
        var known = profile.Threads.Contains(threadId);
        var spoken = language is "" or "und" ? profile.Language : language;
        if (known && spoken == profile.Language)
        {
            return profile;
        }

        var threads = known ? profile.Threads : profile.Threads.Add(threadId);
        return profile with
        {
            Language = spoken,
            Threads = threads.Length > ThreadLimit ? threads.RemoveAt(0) : threads,
            FirstSeenAt = profile.FirstSeenAt ?? now,
        };
    }

    /// <summary>The profile after a turn told something: the newest value of a slot counts, a proof is never kept.</summary>
    public static CustomerProfile Remember(CustomerProfile profile, CustomerMemo memo)
    {
        var next = Observe(profile, memo.ThreadId, "", memo.At) with
        {
            Email = memo.Email,
            ShopCustomerId = memo.ShopCustomerId ?? profile.ShopCustomerId,
            Tier = memo.Tier ?? profile.Tier,
            LeadScore = memo.LeadScore ?? profile.LeadScore,
            Slots = memo.Slots.Where(slot => CustomerMemory.IsKept(slot.Name)).Aggregate(profile.Slots, Merge),
        };
        return next == profile ? profile : next;
    }

    /// <summary>The profile after a grant. Its id counts: a repeated grant is the same one, and does not revive what was withdrawn.</summary>
    public static CustomerProfile Grant(CustomerProfile profile, ConsentGrant grant)
    {
        if (profile.Consents.Any(known => known.Grant.Id == grant.Id))
        {
            return profile;
        }

        return End(profile with
        {
            Consents =
            [
                .. profile.Consents.Add(new(grant, null))
                    .OrderBy(known => known.Grant.GrantedAt).ThenBy(known => known.Grant.Id, StringComparer.Ordinal),
            ],
        });
    }

    /// <summary>The profile after an opt-out: it ends every grant up to its moment.</summary>
    public static CustomerProfile Withdraw(CustomerProfile profile, ConsentWithdrawal withdrawal)
    {
        if (profile.Withdrawals.Any(known => known.Purpose == withdrawal.Purpose && known.At == withdrawal.At))
        {
            return profile;
        }

        var withdrawals = profile.Withdrawals.Add(withdrawal).Sort((left, right) => (left.At, left.Purpose).CompareTo((right.At, right.Purpose)));
        return End(profile with { Withdrawals = withdrawals.Length > WithdrawalLimit ? withdrawals.RemoveAt(0) : withdrawals });
    }

    /// <summary>Each grant ends with the first withdrawal after it, in whatever order the two were recorded.</summary>
    private static CustomerProfile End(CustomerProfile profile) => profile with
    {
        Consents = [.. profile.Consents.Select(known => known with { WithdrawnAt = EndOf(profile, known) })],
    };

    private static DateTimeOffset? EndOf(CustomerProfile profile, RecordedConsent known)
    {
        var end = profile.Withdrawals.FirstOrDefault(withdrawal => withdrawal.Purpose == known.Grant.Purpose && withdrawal.At >= known.Grant.GrantedAt)?.At;
        return end is null || known.WithdrawnAt < end ? known.WithdrawnAt : end;
    }

    /// <summary>A newer value replaces all older ones of its name; values of one moment stand beside one another.</summary>
    private static ImmutableArray<CustomerSlot> Merge(ImmutableArray<CustomerSlot> slots, CustomerSlot slot)
    {
        var known = slots.Where(other => other.Name == slot.Name).ToList();
        if (known.Exists(other => other.At > slot.At || (other.At == slot.At && other.Value == slot.Value)))
        {
            return slots;
        }

        return slots.RemoveAll(other => other.Name == slot.Name && other.At < slot.At).Add(slot);
    }
}
