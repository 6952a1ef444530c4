// dynalite and fauxqs in one process, on free ports of loopback. Says where on the first line, and ends with its standard input:
// a test run that is killed leaves nothing behind.
import dynalite from 'dynalite'
import { startFauxqs } from 'fauxqs'
import { withTransactions } from './transactions.mjs'

const listen = server => new Promise(resolve => server.listen(0, '127.0.0.1', resolve))

const dynamo = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 })
await listen(dynamo)
const front = withTransactions(dynamo)
await listen(front)
const s3 = await startFauxqs({ port: 0, logger: false })
console.log(JSON.stringify({ dynamo: `http://127.0.0.1:${front.address().port}`, s3: `http://127.0.0.1:${s3.port}` }))
process.stdin.resume()
process.stdin.on('end', () => process.exit(0))
