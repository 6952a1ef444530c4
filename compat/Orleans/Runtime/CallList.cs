namespace Orleans.Runtime;

/// <summary>Calls linked through their own fields: adding and removing anywhere costs no memory.</summary>
internal struct CallList
{
    public GrainCall? Head { get; private set; }

    public GrainCall? Tail { get; private set; }

    public int Count { get; private set; }

    public void Add(GrainCall call)
    {
        call.Previous = Tail;
        call.Next = null;
        if (Tail is null)
        {
            Head = call;
        }
        else
        {
            Tail.Next = call;
        }

        Tail = call;
        Count++;
    }

    public void Remove(GrainCall call)
    {
        if (call.Previous is null)
        {
            Head = call.Next;
        }
        else
        {
            call.Previous.Next = call.Next;
        }

        if (call.Next is null)
        {
            Tail = call.Previous;
        }
        else
        {
            call.Next.Previous = call.Previous;
        }

        call.Next = call.Previous = null;
        Count--;
    }
}
