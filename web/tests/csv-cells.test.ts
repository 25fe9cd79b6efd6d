import { expect, it } from 'vitest';
import { rowOf, withoutRow, withRow } from '@/features/users/csv/csv-cells';

const text = '\uFEFFname,email,groups\r\n"Novak, Lena",lena@example.org,"HR|""Night"" shift"\r\n\r\nMaja,maja@example';

it('gives a row’s cells without their quotes, below the header’s words', () => {
  expect(rowOf(text, 2)).toEqual({
    columns: ['name', 'email', 'groups'],
    cells: ['Novak, Lena', 'lena@example.org', 'HR|"Night" shift'],
  });
});

it('fills a row that is too short, and keeps the cells of one that is too long', () => {
  expect(rowOf(text, 4).cells).toEqual(['Maja', 'maja@example', '']);
  expect(rowOf('name,email\na,b,c\n', 2).cells).toEqual(['a', 'b', 'c']);
});

it('takes a semicolon or a tab where the header has no comma', () => {
  expect(rowOf('name;email\nNovak, Lena;lena@example.org\n', 2).cells).toEqual(['Novak, Lena', 'lena@example.org']);
  expect(rowOf('name\temail\nLena\tlena@example.org\n', 2).cells).toEqual(['Lena', 'lena@example.org']);
});

it('writes a row back with quotes where they are needed, and leaves the others as they were', () => {
  expect(withRow(text, 4, ['Olsen, Maja', 'maja@example.org', 'say "hi"'])).toBe(
    'name,email,groups\r\n"Novak, Lena",lena@example.org,"HR|""Night"" shift"\r\n\r\n"Olsen, Maja",maja@example.org,"say ""hi"""\r\n',
  );
});

it('drops an emptied cell beyond the columns', () => {
  expect(withRow('name,email\na,b,c\n', 2, ['a', 'b', ' '])).toBe('name,email\r\na,b\r\n');
});

it('takes a row out', () => {
  expect(withoutRow('name,email\na,b\nc,d\n', 2)).toBe('name,email\r\nc,d\r\n');
});
